import type { Claim, Document, Statement } from "../../api/calls";
import type { Mark, Span } from "./text";

/** What a stretch of the text is. */
export type Role = "cause" | "effect" | "signal" | "speaker" | "said" | "found";

/** A role, of which claim or statement. */
export interface Kind {
  role: Role;
  of: string;
}

export type Layer = "claims" | "statements";

/** The marks of what is shown, and of a place that was searched for; of rejected claims only that which is chosen. */
export function marksOf(
  document: Pick<Document, "claims" | "statements">,
  layers: ReadonlySet<Layer>,
  found: Span | null,
  chosen: string | null,
): Mark<Kind>[] {
  const marks: Mark<Kind>[] = [];
  const put = (role: Role, of: string, span: Span | null) => {
    if (span) marks.push({ span, kind: { role, of } });
  };
  if (layers.has("statements")) {
    for (const statement of document.statements) {
      for (const span of statement.content) put("said", statement.id, span);
      put("speaker", statement.id, statement.source);
    }
  }
  if (layers.has("claims")) {
    for (const claim of document.claims) {
      if (claim.verdict === "rejected" && claim.id !== chosen) continue;
      put("cause", claim.id, claim.cause.span);
      put("effect", claim.id, claim.effect.span);
      for (const span of claim.signal) put("signal", claim.id, span);
    }
  }
  if (found) put("found", "found", found);
  return marks;
}

/** The first and last place of a claim's words. */
export function extent(claim: Pick<Claim, "cause" | "effect" | "signal">): Span {
  const spans = [claim.cause.span, claim.effect.span, ...claim.signal];
  return [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))];
}

/** The first and last place of a statement's words. */
export function extentOf(statement: Pick<Statement, "content" | "source">): Span {
  const spans = statement.source ? [...statement.content, statement.source] : statement.content;
  return [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))];
}

/** The thing after, or before, the one of this id; the first when there is none yet. */
export function neighbour<Thing extends { id: string }>(
  things: readonly Thing[],
  id: string | null,
  step: 1 | -1,
): Thing | undefined {
  const at = things.findIndex((each) => each.id === id);
  if (at < 0) return step > 0 ? things[0] : things.at(-1);
  return things[Math.min(Math.max(at + step, 0), things.length - 1)];
}
