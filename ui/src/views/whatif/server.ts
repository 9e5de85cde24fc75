import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { post, type Schemas, useRead } from "../../api/calls";
import { ask, queries } from "../../api/client";
import type { Answer } from "./answer";
import type { Question } from "./question";
import type { SideBySide } from "./sides";

export type Asked = Schemas["WhatIfAsked"];

/** A question as the server takes it. One that was saved is asked whole, with what the page has no words for. */
export function askedOf(question: Question, saved: Asked | null, withRun: boolean): Asked {
  const own = saved ?? {
    phrase: "",
    more: [...question.more],
    less: [...question.less],
    hold: [...question.hold],
    according_to: [...question.by],
    as_said: question.asSaid,
    general_only: question.generalOnly,
    grouped: false,
    modalities: [],
    starts: [],
    draws: DRAWS,
    seed: 0,
  };
  return { ...own, run: own.run ?? (withRun ? RUN : null) };
}

const DRAWS = 1000;
const RUN: Schemas["RunAsked"] = { transfer: "tanh", rule: "memory", steps: 20, draws: 500 };

/** What follows from what was said; with a run over time when that is wanted. */
export function useAnswer(asked: Asked | null) {
  return useQuery({
    queryKey: ["/api/whatif", asked],
    queryFn: () => post<Answer>("/api/whatif", asked),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  });
}

/** What stands side by side: one what-if by the word of several, or several that were saved. */
export type Beside = { asked: Asked; whose: readonly string[] } | { names: readonly string[] };

export function useSides(beside: Beside) {
  return useQuery({
    queryKey: ["/api/whatif/sides", beside],
    queryFn: () =>
      "names" in beside
        ? ask<SideBySide>(
            `/api/side-by-side?${new URLSearchParams(beside.names.map((name) => ["name", name]))}`,
          )
        : post<SideBySide>("/api/whatif/sides", beside),
    placeholderData: keepPreviousData,
  });
}

/** The what-ifs that were saved. */
export function useScenarios() {
  return useRead<Schemas["Scenarios"]>("/api/scenarios");
}

/** Keeps a what-if under a name. */
export async function saveScenario(name: string, asked: Asked): Promise<void> {
  queries.setQueryData(["/api/scenarios", {}], await post("/api/scenarios", { name, asked }));
}

/** Removes one that was saved. */
export async function removeScenario(name: string): Promise<void> {
  const left = await ask(`/api/scenarios/${encodeURIComponent(name)}`, { method: "DELETE" });
  queries.setQueryData(["/api/scenarios", {}], left);
}

/** What a phrase is understood as, while it is typed. */
export function useUnderstood(phrase: string) {
  const typed = phrase.trim();
  const { data } = useQuery({
    queryKey: ["/api/find", typed],
    queryFn: async ({ signal }) => {
      await new Promise((done) => setTimeout(done, PAUSE));
      if (signal.aborted) throw new DOMException("typed on", "AbortError");
      return ask<Schemas["FoundShown"]>(`/api/find?${new URLSearchParams({ phrase: typed })}`, { signal });
    },
    enabled: typed !== "",
  });
  return typed ? data : undefined;
}

const PAUSE = 250; // milliseconds without typing before a phrase is read
