import { expect, test } from "vitest";
import { claimAsked, NOTHING_SAID, nearest, placesOf, wholeWords, withPiece } from "./adding";

const TEXT = "The boats stay in, and the\nmarket is empty. The market opens when boats land.";
const words = (span: readonly [number, number] | null) => span && TEXT.slice(...span);

test("words are found over line breaks, and whole words before parts of others", () => {
  expect(placesOf(TEXT, "the market").map(words)).toEqual(["the\nmarket", "The market"]);
  expect(placesOf(TEXT, "in").map((span) => span[0])).toEqual([TEXT.indexOf("in,")]);
  expect(placesOf(TEXT, "mark").map(words)).toEqual(["mark", "mark"]);
  expect(placesOf(TEXT, " ")).toEqual([]);
  expect(placesOf("(a+b)", "(a+b)")).toEqual([[0, 5]]);
});

test("of several places the one is taken that is nearest to the rest and is no part of it", () => {
  const boats = placesOf(TEXT, "boats");
  expect(nearest(boats, [[TEXT.indexOf("opens"), TEXT.indexOf("opens") + 5]])).toEqual(boats[1]);
  expect(nearest(boats, [boats[0] as [number, number]])).toEqual(boats[1]);
  expect(nearest([], [])).toBeNull();
});

test("what is marked grows to whole words", () => {
  expect(words(wholeWords(TEXT, [5, 12]))).toBe("boats stay");
  expect(words(wholeWords(TEXT, [3, 10]))).toBe("boats");
  expect(wholeWords(TEXT, [3, 4])).toBeNull();
});

test("a claim is asked for when both of its sides are there, in code points", () => {
  const cause = withPiece(null, "cause", { words: "a", at: [2, 3] });
  expect(claimAsked(cause, NOTHING_SAID, (place) => place)).toBeNull();
  const both = withPiece(cause, "effect", { words: "b", at: [6, 7] });
  expect(claimAsked(both, { ...NOTHING_SAID, sign: "-" }, (place) => place - 1)).toMatchObject({
    cause: [1, 2],
    effect: [5, 6],
    signal: [],
    sign: "-",
    holder: null,
  });
  expect(Object.keys(withPiece(both, "said", { words: "x", at: null }).pieces)).toEqual(["said"]);
});
