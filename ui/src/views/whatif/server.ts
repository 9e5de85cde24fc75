import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { post, type Schemas } from "../../api/calls";
import { ask } from "../../api/client";
import type { Answer } from "./answer";
import { isAsked, type Question } from "./question";

/** What follows from what was said; with a run over time when that is wanted. */
export function useAnswer(question: Question, withRun: boolean) {
  const asked = {
    more: question.more,
    less: question.less,
    hold: question.hold,
    according_to: question.by,
    as_said: question.asSaid,
    general_only: question.generalOnly,
    run: withRun ? {} : null,
  };
  return useQuery({
    queryKey: ["/api/whatif", asked],
    queryFn: () => post<Answer>("/api/whatif", asked),
    enabled: isAsked(question),
    placeholderData: keepPreviousData,
  });
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
