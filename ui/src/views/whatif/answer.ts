import type { Schemas } from "../../api/calls";
import type { Fate } from "../../diagram/paint";
import type { MapLink } from "../map/data";

export type Answer = Schemas["AnswerShown"];
export type Effect = Schemas["EffectShown"];
export type Path = Schemas["PathShown"];
export type Shares = Schemas["SharesShown"];
export type Verdict = Effect["verdict"];
export type Band = readonly [number, number, number];

export const VERDICTS: readonly { verdict: Verdict; title: string; meaning: string }[] = [
  {
    verdict: "rises",
    title: "Rises, or happens",
    meaning: "Every path leads up, and no loop on the way leaves it open.",
  },
  {
    verdict: "falls",
    title: "Falls, or does not happen",
    meaning: "Every path leads down, and no loop on the way leaves it open.",
  },
  {
    verdict: "contested",
    title: "Depends on whose word is taken",
    meaning: "The answer hangs on links whose sign is contested.",
  },
  {
    verdict: "open",
    title: "Cannot be told from the signs alone",
    meaning: "Paths lead both ways, or a loop leaves it open; drawn strengths say which way it leans.",
  },
];

/** What the answer makes of each variable, for the diagram. */
export function fatesOf(answer: Answer): Map<string, Fate> {
  const fates = new Map<string, Fate>();
  for (const { variable, verdict } of answer.effects) {
    if (verdict !== "not reached") fates.set(variable.id, verdict);
  }
  for (const { variable, direction } of answer.presses) fates.set(variable.id, direction);
  for (const variable of answer.held) fates.set(variable.id, "held");
  return fates;
}

/** Whole percent; 'under 1 %' and 'over 99 %' where rounding would say more than is known. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return "no draw";
  const share = (100 * part) / whole;
  if (share > 0 && share < 1) return "under 1 %";
  if (share < 100 && share > 99) return "over 99 %";
  return `${Math.round(share)} %`;
}

/** Which way an open variable leans, in a sentence, with the counts that it rests on. */
export function leaning({ side, uniform, log_uniform }: Effect["lean"]): string {
  switch (side) {
    case "rises":
    case "falls":
      return `Leans: ${side} in ${percent(uniform[side], uniform.settled)} of the drawn strengths that settle, and in ${percent(log_uniform[side], log_uniform.settled)} when most strengths are small.`;
    case "even":
      return "Leans neither way: as many draws rise as fall.";
    case "not settled by what was said":
      return "Not settled by what was said: which way it leans hangs on how strengths are drawn.";
    case "runs away":
      return "Runs away: with hardly any drawn strengths does what is said settle.";
  }
}

/** The links on some paths, and the variables at their ends. */
export function onPaths(paths: readonly Path[], links: readonly MapLink[]) {
  const used = new Set(paths.flatMap(({ steps }) => steps.map(({ link }) => link)));
  const ends = links.filter(({ id }) => used.has(id)).flatMap(({ cause, effect }) => [cause, effect]);
  return { links: used, variables: new Set(ends) };
}
