import type { Schemas } from "../../api/calls";

export type Ref = Schemas["PersonRef"];
export type Saying = Schemas["SayingShown"];
export type LinkShown = Schemas["LinkShown"];

type Span = readonly [number, number];

/** The words of a saying, and where its sides and its signal stand in them. */
interface Sentence {
  text: string;
  cause: Span;
  effect: Span;
  signal: readonly Span[];
}

export interface Piece {
  /** The code point at which it begins. */
  at: number;
  words: string;
  role: "cause" | "effect" | "signal" | null;
}

/** A sentence in pieces, each the words of a side, of the signal, or of neither. Later roles lie on top. */
export function pieces({ text, cause, effect, signal }: Sentence): Piece[] {
  const characters = [...text];
  const roles: Piece["role"][] = new Array(characters.length).fill(null);
  const spans: [Span, Piece["role"]][] = [
    [cause, "cause"],
    [effect, "effect"],
    ...signal.map((span): [Span, Piece["role"]] => [span, "signal"]),
  ];
  for (const [[start, end], role] of spans) roles.fill(role, Math.max(0, start), Math.max(0, end));
  const found: Piece[] = [];
  for (const [n, character] of characters.entries()) {
    const role = roles[n] ?? null;
    const last = found.at(-1);
    if (last && last.role === role) last.words += character;
    else found.push({ at: n, words: character, role });
  }
  return found;
}

/** Sayings by whose say-so they are, in the order in which people first speak. */
export function byHolder(sayings: readonly Saying[]): { holder: Ref; said: Saying[] }[] {
  const found = new Map<string, { holder: Ref; said: Saying[] }>();
  for (const saying of sayings) {
    const holder = saying.holders.at(-1) ?? { id: "", name: "" };
    const group = found.get(holder.id) ?? { holder, said: [] };
    group.said.push(saying);
    found.set(holder.id, group);
  }
  return [...found.values()];
}
