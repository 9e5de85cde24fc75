import { expect, test } from "vitest";
import { type Box, overlap, type Point } from "./geometry";
import { sizeOf, wrap } from "./labels";
import { layOut } from "./layout";

const NOBODY = new Map<string, Point>();

function named(count: number) {
  return Array.from({ length: count }, (_, n) => ({
    id: `v${n}`,
    name: `variable with a name, number ${n}`,
  }));
}

function overlaps(boxes: readonly Box[]): [Box, Box][] {
  return boxes.flatMap((a, n) =>
    boxes.slice(n + 1).flatMap((b): [Box, Box][] => (overlap(a, b) ? [[a, b]] : [])),
  );
}

function boxesOf(variables: { id: string; name: string }[], places: ReadonlyMap<string, Point>): Box[] {
  return variables.map(({ id, name }) => {
    const [x, y] = places.get(id) ?? [Number.NaN, Number.NaN];
    return { x, y, ...sizeOf(wrap(name)) };
  });
}

function ring(count: number, from = 0) {
  return Array.from({ length: count }, (_, n) => ({
    cause: `v${from + n}`,
    effect: `v${from + ((n + 1) % count)}`,
  }));
}

test.each([0, 1, 2, 7, 60, 300])("%d variables all have places, none over another", (count) => {
  const variables = named(count);
  const links = variables.flatMap((_, n) => [
    { cause: `v${n}`, effect: `v${(n * 7 + 3) % count}` },
    { cause: `v${n}`, effect: `v${Math.floor(n / 3)}` },
  ]);
  const boxes = boxesOf(variables, layOut(variables, links, NOBODY));
  expect(boxes.filter(({ x, y }) => !Number.isFinite(x + y))).toEqual([]);
  expect(overlaps(boxes)).toEqual([]);
});

test("what is given in another order stands where it stood", () => {
  const variables = named(12);
  const links = [...ring(8), ...ring(4, 8)];
  const there = layOut(variables, links, NOBODY);
  const again = layOut(variables.toReversed(), links.toReversed(), NOBODY);
  expect(Object.fromEntries(again)).toEqual(Object.fromEntries(there));
});

test("a loop is round: linked variables are nearer than those across", () => {
  const places = layOut(named(8), ring(8), NOBODY);
  const far = (a: string, b: string) => {
    const [[ax, ay], [bx, by]] = [places.get(a) ?? [0, 0], places.get(b) ?? [0, 0]];
    return Math.hypot((ax - bx) / 1.45, ay - by);
  };
  for (let n = 0; n < 8; n += 1)
    expect(far(`v${n}`, `v${(n + 1) % 8}`)).toBeLessThan(far(`v${n}`, `v${(n + 4) % 8}`));
});

test("what has a place keeps it when things are added, and the new ones come near their neighbours", () => {
  const before = layOut(named(10), ring(10), NOBODY);
  const links = [
    ...ring(10),
    { cause: "v3", effect: "v10" },
    { cause: "v10", effect: "v11" },
    { cause: "v12", effect: "v13" },
  ];
  const variables = named(14);
  const after = layOut(variables, links, before);
  for (const [id, place] of before) expect(after.get(id)).toEqual(place);
  const [a, b] = [after.get("v3") ?? [0, 0], after.get("v10") ?? [0, 0]];
  expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeLessThan(700);
  expect(overlaps(boxesOf(variables, after))).toEqual([]);
});

test("a kept place of something that is gone is left out", () => {
  expect(
    layOut(
      named(1),
      [],
      new Map<string, Point>([
        ["gone", [5, 5]],
        ["v0", [1, 2]],
      ]),
    ),
  ).toEqual(new Map([["v0", [1, 2]]]));
});
