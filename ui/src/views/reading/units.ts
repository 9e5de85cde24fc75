import type { Document } from "../../api/calls";
import type { Span } from "./text";

/** From places in code points, as the server counts, to UTF-16 units, as strings of the page do. */
export function unitsOf(text: string): (place: number) => number {
  const pairs = pairsOf(text);
  if (pairs.length === 0) return (place) => place;
  return (place) => place + before(pairs, (unit, at) => unit - at < place);
}

/** The other way round: from UTF-16 units to code points. */
export function pointsOf(text: string): (place: number) => number {
  const pairs = pairsOf(text);
  if (pairs.length === 0) return (place) => place;
  return (place) => place - before(pairs, (unit) => unit < place);
}

/** A document whose places are all in UTF-16 units. */
export function inUnits(document: Document): Document {
  const units = unitsOf(document.text);
  const span = ([start, end]: Span): [number, number] => [units(start), units(end)];
  const maybe = (given: [number, number] | null) => given && span(given);
  const part = <Part extends { span: [number, number] }>(given: Part): Part => ({
    ...given,
    span: span(given.span),
  });
  return {
    ...document,
    claims: document.claims.map((claim) => ({
      ...claim,
      quote: span(claim.quote),
      cause: part(claim.cause),
      effect: part(claim.effect),
      signal: claim.signal.map(span),
    })),
    statements: document.statements.map((statement) => ({
      ...statement,
      content: statement.content.map(span),
      source: maybe(statement.source),
      cue: maybe(statement.cue),
      to: maybe(statement.to),
    })),
  };
}

/** Where the characters begin that are one code point and two units. */
function pairsOf(text: string): number[] {
  return Array.from(text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g), (pair) => pair.index);
}

/** How many of these come before, by halving: all that do stand first. */
function before(pairs: readonly number[], isBefore: (unit: number, at: number) => boolean): number {
  let [low, high] = [0, pairs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(pairs[middle] as number, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
