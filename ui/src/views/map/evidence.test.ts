import { expect, test } from "vitest";
import { byHolder, pieces, type Saying } from "./evidence";

const ANN = { id: "p1", name: "Ann" };
const SAYING: Saying = {
  claim: "d1:c1",
  document: "d1",
  document_name: "One",
  date: null,
  paragraph: 1,
  text: "🐟 The closure means more poaching.",
  cause: [2, 13],
  effect: [25, 33],
  signal: [[14, 19]],
  holders: [ANN],
  modality: "asserted",
  notes: [],
  start: 0,
  own_voice: false,
  scope: "general",
  confidence: 0.9,
  verdict: null,
};

test("a sentence is cut where its sides and its signal begin and end, in code points", () => {
  expect(pieces(SAYING).map(({ words, role }) => [words, role])).toEqual([
    ["🐟 ", null],
    ["The closure", "cause"],
    [" ", null],
    ["means", "signal"],
    [" more ", null],
    ["poaching", "effect"],
    [".", null],
  ]);
});

test("no character of a sentence is lost, wherever spans lie", () => {
  for (const cause of [
    [0, 99],
    [5, 5],
    [30, 200],
  ] as const) {
    expect(
      pieces({ ...SAYING, cause })
        .map(({ words }) => words)
        .join(""),
    ).toBe(SAYING.text);
  }
});

test("what is said goes by who says it, innermost holder last", () => {
  const sayings = [
    SAYING,
    { ...SAYING, holders: [ANN, { id: "p2", name: "Bo" }] },
    { ...SAYING, claim: "d2:c1" },
  ];
  expect(byHolder(sayings).map(({ holder, said }) => [holder.name, said.length])).toEqual([
    ["Ann", 2],
    ["Bo", 1],
  ]);
});
