import { useState } from "react";
import { toast } from "../design/toast";
import { know } from "./behind";
import { type Document, type Modality, type Project, post, refresh, type Schemas, type Sign } from "./calls";
import { queries } from "./client";
import { Problem } from "./problem";

export type Scope = "here" | "document" | "everywhere";

/** What is to be otherwise about a claim or statement. */
export interface Change {
  cause?: string;
  effect?: string;
  sign?: Sign;
  modality?: Modality;
  holder?: string;
}

export type Decision =
  | { kind: "accept" | "reject"; ids: string[]; scope?: Scope }
  | { kind: "edit"; ids: [string]; scope?: Scope; change: Change }
  | { kind: "merge"; ids: string[]; name?: string }
  | { kind: "add"; document: string; claim: Schemas["ClaimAsked"] }
  | { kind: "add"; document: string; statement: Schemas["StatementAsked"] };

/** Writes a decision; gives back the ids of its entries, none when it was refused. */
export type Decide = (decision: Decision) => Promise<string[]>;

const DONE: Record<Decision["kind"], string> = {
  accept: "Accepted.",
  reject: "Rejected.",
  edit: "Changed.",
  merge: "Merged.",
  add: "Added.",
};

let written = 0;

/** The revision that a write rests on: what was seen last, or what one has written since. */
function seen(): number {
  const project = queries.getQueryData<Project>(["/api/project", {}]);
  return Math.max(project?.revision ?? 0, written);
}

async function write(path: string, body: object): Promise<Schemas["Decided"]> {
  const done = await post<Schemas["Decided"]>(path, { ...body, revision: seen() });
  written = done.revision;
  know(written);
  // What else shows the project is asked for again when the server has made the new map, and says so.
  void queries.invalidateQueries({ queryKey: ["/api/project"] });
  return done;
}

/** Writes a decision into the log, and gives back the ids of its entries. */
export async function decide(decision: Decision): Promise<string[]> {
  const done = await write("/api/decisions", decision);
  return done.decisions.map((entry) => entry.id);
}

/** Takes decisions back, the last one first. */
export async function takeBack(ids: readonly string[]): Promise<void> {
  for (const id of ids.toReversed()) await write("/api/undo", { decision: id });
}

/** A function that writes a decision, says so, and offers to take it back. */
export function useDecide(): Decide {
  const [told] = useState<Decide>(() => async (decision: Decision) => {
    const before = foresee(decision);
    try {
      const ids = await decide(decision);
      toast(DONE[decision.kind], { undo: () => void takeBack(ids).catch(complain) });
      return ids;
    } catch (error) {
      before();
      complain(error);
      return [];
    }
  });
  return told;
}

/** Shows claims as they will be judged before the server has answered; gives back how to show them as before. */
function foresee(decision: Decision): () => void {
  if (decision.kind !== "accept" && decision.kind !== "reject") return () => {};
  const verdict = decision.kind === "accept" ? "accepted" : "rejected";
  const touched = new Set(decision.ids);
  const documents = new Set(decision.ids.map((id) => id.slice(0, id.indexOf(":"))));
  const kept = [...documents].map((id) => {
    const key = [`/api/documents/${id}`, {}];
    const shown = queries.getQueryData<Document>(key);
    if (shown) {
      const claims = shown.claims.map((each) => (touched.has(each.id) ? { ...each, verdict } : each));
      queries.setQueryData<Document>(key, { ...shown, claims } as Document);
    }
    return [key, shown] as const;
  });
  return () => {
    for (const [key, shown] of kept) queries.setQueryData(key, shown);
  };
}

/** Takes back the last decision, or brings back what was undone last. */
export async function turn(path: "/api/undo" | "/api/redo"): Promise<void> {
  try {
    await write(path, {});
  } catch (error) {
    complain(error);
    await refresh();
  }
}

/** Tells what did not work at the foot of the page, and shows what others decided meanwhile. */
export function complain(error: unknown) {
  const { message, whatToDo, later } = Problem.of(error);
  if (later.length) void refresh();
  const what = later.map((entry) => `${entry.who}: ${entry.what}`).join("; ");
  toast([message, what, whatToDo].filter(Boolean).join(" — "), { bad: true });
}
