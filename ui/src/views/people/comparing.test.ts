import { expect, test } from "vitest";
import type { LinkRow } from "../map/server";
import { compare, overTime } from "./comparing";

function link(cause: string, polarity: "+" | "-" | "?", effect: string): LinkRow {
  return {
    id: cause + polarity + effect,
    cause,
    polarity,
    effect,
    cause_id: cause,
    effect_id: effect,
    support: 1,
    reports: 1,
    contested: false,
    claims: 1,
    denials: 0,
    once: false,
    people: [],
    special_of: [],
    general_of: [],
  };
}

const ids = (links: readonly LinkRow[]) => links.map(({ id }) => id);

test("each link of the two is told once: shared, contrary, denied, or one's alone", () => {
  const first = {
    holds: [link("a", "+", "b"), link("b", "+", "c"), link("c", "-", "d"), link("e", "+", "f")],
    denies: [],
  };
  const second = {
    holds: [link("a", "+", "b"), link("b", "-", "c"), link("x", "+", "y")],
    denies: [link("e", "+", "f")],
  };
  const found = compare(first, second);
  expect(ids(found.both)).toEqual(["a+b"]);
  expect(found.opposite.map(ids)).toEqual([["b+c", "b-c"]]);
  expect(ids(found.denied)).toEqual(["e+f"]);
  expect(ids(found.onlyFirst)).toEqual(["c-d"]);
  expect(ids(found.onlySecond)).toEqual(["x+y"]);
});

test("an open link is not the contrary of a signed one", () => {
  const found = compare(
    { holds: [link("a", "+", "b")], denies: [] },
    { holds: [link("a", "?", "b")], denies: [] },
  );
  expect(found.opposite).toEqual([]);
});

test("statements are counted by month, with the empty months between, over the turn of a year", () => {
  const { periods, undated } = overTime(["2031-02-04", null, "2030-11-30", "2031-02"]);
  expect(periods).toEqual([
    ["2030-11", 1],
    ["2030-12", 0],
    ["2031-01", 0],
    ["2031-02", 2],
  ]);
  expect(undated).toBe(1);
});

test("over many years, or where only years are told, they are counted by year", () => {
  expect(overTime(["2020-01-01", "2031"]).periods).toHaveLength(12);
  expect(overTime(["2030", "2031-05-01"]).periods.map(([key]) => key)).toEqual(["2030", "2031"]);
  expect(overTime([null]).periods).toEqual([]);
});
