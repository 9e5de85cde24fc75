import { expect, test } from "vitest";
import { ALL, asked, filterOf, strongest, withFilter } from "./filter";

test("the server is asked for what differs from the beginning alone", () => {
  const told = (filter: Partial<typeof ALL>) =>
    Object.entries(asked({ ...ALL, ...filter })).filter(([, value]) => value !== "");
  expect(told({})).toEqual([]);
  expect(told({ near: "v1", contested: true, support: 3 })).toEqual([
    ["support", 3],
    ["near", "v1"],
    ["steps", 1],
    ["contested", "true"],
  ]);
});

test("an address keeps a filter, and what else it tells", () => {
  const filter = { ...ALL, support: 2, near: "v 1&2", steps: 3, contested: true, most: 200 };
  const address = withFilter(new URLSearchParams("link=x"), filter);
  expect(filterOf(new URLSearchParams(address.toString()))).toEqual(filter);
  expect(address.get("link")).toBe("x");
  expect(withFilter(address, ALL).toString()).toBe("link=x");
});

test.each(["support=-2&steps=0", "support=1e99&most=x", "steps=Infinity&support=NaN"])(
  "an address that makes no sense shows the beginning: %s",
  (typed) => {
    expect({ ...filterOf(new URLSearchParams(typed)), support: 1 }).toEqual(ALL);
  },
);

function weighted(pair: string, support: number) {
  const [cause = "", effect = ""] = pair;
  return { id: pair, cause, effect, support, reports: 1 };
}

const WEIGHTED = [
  weighted("ab", 2),
  weighted("xy", 1),
  weighted("uv", 1),
  weighted("bc", 1),
  weighted("cd", 1),
];
const picked = (most: number, ...onLoops: string[]) =>
  strongest(WEIGHTED, new Set(onLoops), most).map(({ id }) => id);

test("of equally strong links those are drawn that touch what is drawn", () => {
  expect(picked(1)).toEqual(["ab"]);
  expect(picked(3)).toEqual(["ab", "bc", "cd"]);
  expect(picked(9)).toEqual(WEIGHTED.map(({ id }) => id));
});

test("a loop is drawn before what only touches, and no weaker link before a stronger one", () => {
  expect(picked(2, "xy")).toEqual(["ab", "xy"]);
  expect(picked(1, "xy")).toEqual(["ab"]);
});
