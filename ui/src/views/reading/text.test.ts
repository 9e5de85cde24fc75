import { expect, test } from "vitest";
import { cut, isWrapped, type Mark, paragraphsOf, type Span } from "./text";

test("paragraphs are parted by empty lines and keep their words", () => {
  const text = "A title\n\nfirst line\nsecond line\n \n\n🐟 last\n";
  expect(paragraphsOf(text).map((span) => text.slice(...span))).toEqual([
    "A title",
    "first line\nsecond line",
    "🐟 last",
  ]);
  expect(paragraphsOf(" \n\n")).toEqual([]);
});

test("pieces make up the whole and carry just the marks that cover them", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let round = 0; round < 200; round++) {
    const whole: Span = [random(10), 20 + random(30)];
    const marks: Mark<number>[] = Array.from({ length: random(7) }, (_, kind) => {
      const start = random(50);
      return { span: [start, start + 1 + random(15)], kind };
    });
    const pieces = cut(whole, marks);
    expect(pieces[0]?.span[0]).toBe(whole[0]);
    expect(pieces.at(-1)?.span[1]).toBe(whole[1]);
    pieces.slice(1).forEach((piece, at) => {
      expect(piece.span[0]).toBe(pieces[at]?.span[1]);
    });
    for (const { span, kinds } of pieces) {
      for (let point = span[0]; point < span[1]; point++) {
        const covering = marks.filter((mark) => mark.span[0] <= point && point < mark.span[1]);
        expect(kinds).toEqual(covering.map((mark) => mark.kind));
      }
    }
  }
});

test("a mark begins once in a stretch", () => {
  const pieces = cut(
    [0, 10],
    [
      { span: [2, 8], kind: "outer" },
      { span: [4, 6], kind: "inner" },
    ],
  );
  expect(pieces.flatMap((piece) => piece.begins)).toEqual(["outer", "inner"]);
});

test("lines that end where the page was full are told from lines that a writer ended", () => {
  const full = "It was said on the quay that the boats would not go out again that year,\n";
  expect(isWrapped(full.repeat(4))).toBe(true);
  expect(isWrapped("Chair: Order.\nDelmar: Yes.\nChair: Go on.\nDelmar: Thank you.\n")).toBe(false);
});
