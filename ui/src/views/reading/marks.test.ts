import { expect, test } from "vitest";
import { extent, marksOf, neighbour } from "./marks";

type Shown = Parameters<typeof marksOf>[0];

const claim = (id: string, verdict: string | null) => ({
  id,
  verdict,
  cause: { span: [10, 15] },
  effect: { span: [2, 6] },
  signal: [[7, 9]],
});
const shown = {
  claims: [claim("d:c1", null), claim("d:c2", "rejected")],
  statements: [{ id: "d:s1", content: [[0, 20]], source: [21, 25] }],
} as unknown as Shown;

test("a claim that was rejected is marked only while it is looked at", () => {
  const of = (chosen: string | null) =>
    new Set(marksOf(shown, new Set(["claims"]), null, chosen).map((mark) => mark.kind.of));
  expect([...of(null)]).toEqual(["d:c1"]);
  expect([...of("d:c2")]).toEqual(["d:c1", "d:c2"]);
});

test("only the layer that is shown is marked, and the place that was searched for always", () => {
  const marks = marksOf(shown, new Set(["statements"]), [3, 5], null);
  expect(marks.map((mark) => mark.kind.role)).toEqual(["said", "speaker", "found"]);
});

test("a claim reaches from its first to its last word", () => {
  expect(extent(shown.claims[0] as Parameters<typeof extent>[0])).toEqual([2, 15]);
});

test("going on stops at the ends, and begins where one comes from", () => {
  const things = [{ id: "a" }, { id: "b" }];
  expect(neighbour(things, null, 1)?.id).toBe("a");
  expect(neighbour(things, null, -1)?.id).toBe("b");
  expect(neighbour(things, "b", 1)?.id).toBe("b");
  expect(neighbour([], null, 1)).toBeUndefined();
});
