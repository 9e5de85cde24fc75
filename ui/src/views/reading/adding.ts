import type { Claim, Modality, Schemas, Sign } from "../../api/calls";
import type { Kind, Layer, Role } from "./marks";
import type { Mark, Span } from "./text";

type Change = Claim["cause"]["change"];

/** The words that a claim, or a statement, is added on. */
export type Part = "cause" | "effect" | "signal" | "said" | "speaker" | "cue";

export const PARTS: Record<Layer, readonly Part[]> = {
  claims: ["cause", "effect", "signal"],
  statements: ["said", "speaker", "cue"],
};

/** What the parts are called, and the key that takes the marked words for one. */
export const CALLED: Record<Part, { label: string; keys: string }> = {
  cause: { label: "Cause", keys: "c" },
  effect: { label: "Effect", keys: "f" },
  signal: { label: "Signal", keys: "s" },
  said: { label: "What is said", keys: "w" },
  speaker: { label: "Speaker", keys: "b" },
  cue: { label: "Cue", keys: "v" },
};

/** Words of the text, as they were marked or typed, and where they stand; null when they do not. */
export interface Piece {
  words: string;
  at: Span | null;
}

/** A claim or statement that is being added. */
export interface Adding {
  layer: Layer;
  pieces: Partial<Record<Part, Piece>>;
}

export function layerOf(part: Part): Layer {
  return PARTS.claims.includes(part) ? "claims" : "statements";
}

/** The same with other words for a part; those of the other layer are let go. */
export function withPiece(adding: Adding | null, part: Part, piece: Piece): Adding {
  const layer = layerOf(part);
  const pieces = adding?.layer === layer ? adding.pieces : {};
  return { layer, pieces: { ...pieces, [part]: piece } };
}

/** Every place where words stand in a text, whole words first; a line break is as good as a space. */
export function placesOf(text: string, words: string): Span[] {
  const parts = words.trim().split(/\s+/).filter(Boolean);
  if (parts.length === 0) return [];
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  const found = Array.from(
    text.matchAll(new RegExp(escaped.join("\\s+"), "giu")),
    (hit): Span => [hit.index, hit.index + hit[0].length],
  );
  const whole = found.filter((span) => !cuts(text, span[0]) && !cuts(text, span[1]));
  return whole.length ? whole : found;
}

/** Of the places where words stand the one that is nearest to what else was taken. */
export function nearest(places: readonly Span[], others: readonly Span[]): Span | null {
  const gap = ([start, end]: Span) =>
    others.reduce((sum, other) => sum + Math.max(other[0] - end, start - other[1], 0), 0);
  const free = places.filter(([start, end]) => !others.some((other) => start < other[1] && other[0] < end));
  return free.reduce<Span | null>((best, each) => (best && gap(best) <= gap(each) ? best : each), null);
}

/** A stretch grown to whole words and without blanks at its ends; null when it has no words. */
export function wholeWords(text: string, [start, end]: Span): Span | null {
  const words = text.slice(start, end);
  let [from, to] = [start + words.length - words.trimStart().length, start + words.trimEnd().length];
  if (from >= to) return null;
  while (cuts(text, from)) from -= 1;
  while (cuts(text, to)) to += 1;
  return [from, to];
}

/** Whether a place stands inside a word. */
function cuts(text: string, at: number): boolean {
  return at > 0 && at < text.length && /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
}

const ROLES: Record<Part, Role> = {
  cause: "cause",
  effect: "effect",
  signal: "signal",
  said: "said",
  speaker: "speaker",
  cue: "signal",
};

/** The marks of what is being added. */
export function marksOfAdding(adding: Adding): Mark<Kind>[] {
  return Object.entries(adding.pieces).flatMap(([part, { at }]) =>
    at ? [{ span: at, kind: { role: ROLES[part as Part], of: "adding" } }] : [],
  );
}

/** What a person says of a claim beside its words. */
export interface ClaimSaid {
  sign: Sign | null;
  causeName: string;
  effectName: string;
  causeChange: Change | null;
  effectChange: Change | null;
  modality: Modality;
  once: boolean;
  /** Null: as the text says it; '': the author's own voice. */
  holder: string | null;
}

export const NOTHING_SAID: ClaimSaid = {
  sign: null,
  causeName: "",
  effectName: "",
  causeChange: null,
  effectChange: null,
  modality: "asserted",
  once: false,
  holder: null,
};

/** The claim as it is asked of the server; null while one of its sides is missing. */
export function claimAsked(
  { pieces }: Adding,
  said: ClaimSaid,
  points: (place: number) => number,
): Schemas["ClaimAsked"] | null {
  const span = (part: Part) => pieces[part]?.at && inPoints(pieces[part].at, points);
  const [cause, effect, signal] = [span("cause"), span("effect"), span("signal")];
  if (!cause || !effect) return null;
  return {
    cause,
    effect,
    signal: signal ? [signal] : [],
    sign: said.sign,
    cause_change: said.causeChange,
    effect_change: said.effectChange,
    cause_name: said.causeName.trim(),
    effect_name: said.effectName.trim(),
    modality: said.modality,
    time: said.once ? "once" : "general",
    holder: said.holder === null ? null : said.holder.trim(),
  };
}

/** The statement as it is asked of the server; null while its words or its speaker are missing. */
export function statementAsked(
  { pieces }: Adding,
  holder: string,
  points: (place: number) => number,
): Schemas["StatementAsked"] | null {
  const span = (part: Part) => (pieces[part]?.at ? inPoints(pieces[part].at, points) : null);
  const content = span("said");
  if (!content || !holder.trim()) return null;
  return { content: [content], holder: holder.trim(), source: span("speaker"), cue: span("cue"), kind: null };
}

function inPoints([start, end]: Span, points: (place: number) => number): [number, number] {
  return [points(start), points(end)];
}
