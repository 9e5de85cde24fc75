import type { Schemas } from "../../api/calls";

/** A what-if as the address of the view tells it: ids of variables and people. */
export interface Question {
  more: readonly string[];
  less: readonly string[];
  hold: readonly string[];
  by: readonly string[];
  asSaid: boolean;
  generalOnly: boolean;
}

const LISTS = ["more", "less", "hold", "by"] as const;
type List = (typeof LISTS)[number];

/** The question that an address tells. A variable is pressed once, and not held as well. */
export function questionOf(address: URLSearchParams): Question {
  const lists = Object.fromEntries(LISTS.map((name) => [name, [...new Set(address.getAll(name))]])) as Record<
    List,
    string[]
  >;
  const less = lists.less.filter((id) => !lists.more.includes(id));
  return {
    more: lists.more,
    less,
    hold: lists.hold.filter((id) => !lists.more.includes(id) && !less.includes(id)),
    by: lists.by,
    asSaid: address.get("as-said") === "yes",
    generalOnly: address.get("general") === "yes",
  };
}

/** An address with this question in it, and what else it told. */
export function withQuestion(address: URLSearchParams, question: Question): URLSearchParams {
  const told = new URLSearchParams(address);
  for (const name of LISTS) {
    told.delete(name);
    for (const id of question[name]) told.append(name, id);
  }
  for (const [name, isSet] of [
    ["as-said", question.asSaid],
    ["general", question.generalOnly],
  ] as const) {
    if (isSet) told.set(name, "yes");
    else told.delete(name);
  }
  return told;
}

export type Use = "more" | "less" | "hold";

/** The question with a variable pressed, held, or neither, and not in two ways at once. */
export function withUse(question: Question, variable: string, use: Use | null): Question {
  const without = (ids: readonly string[]) => ids.filter((id) => id !== variable);
  const next = {
    ...question,
    more: without(question.more),
    less: without(question.less),
    hold: without(question.hold),
  };
  return use === null ? next : { ...next, [use]: [...next[use], variable] };
}

export function usedAs(question: Question, variable: string): Use | null {
  return (["more", "less", "hold"] as const).find((use) => question[use].includes(variable)) ?? null;
}

export function isAsked(question: Question): boolean {
  return question.more.length + question.less.length > 0;
}

/** Where a what-if that was saved is shown. */
export function addressOfSaved({ name, asked }: Pick<Schemas["ScenarioRow"], "name" | "asked">): string {
  const question = {
    more: asked.more ?? [],
    less: asked.less ?? [],
    hold: asked.hold ?? [],
    by: asked.according_to ?? [],
    asSaid: asked.as_said ?? false,
    generalOnly: asked.general_only ?? false,
  };
  const address = withQuestion(new URLSearchParams({ saved: name }), question);
  return `/whatif?${address}`;
}

/** Where several that were saved stand side by side. */
export function sidesOfSaved(names: readonly string[]): string {
  return `/whatif?${new URLSearchParams([["show", "sides"], ...names.map((name) => ["name", name])])}`;
}
