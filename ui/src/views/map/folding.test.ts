import { expect, test } from "vitest";
import { type Foldable, fold, groupSizes, standIns } from "./folding";

const VARIABLES = [
  { id: "catch", general: null },
  { id: "cod", general: "catch" },
  { id: "crab", general: "catch" },
  { id: "king crab", general: "crab" },
  { id: "income", general: null },
];

function link(cause: string, polarity: "+" | "-" | "?", effect: string, ...holders: string[]): Foldable {
  const id = `${cause}${polarity}${effect}`;
  const plain = { contested: false, denied: false, delayed: false, reports: 1 };
  return { id, cause, polarity, effect, holders, support: holders.length, ...plain };
}

const LINKS = [
  link("cod", "+", "income", "Ann", "Bo"),
  link("king crab", "+", "income", "Cy"),
  link("crab", "-", "income", "Ann"),
  link("cod", "-", "crab", "Bo"),
];

test("an open group changes nothing", () => {
  const open = standIns(VARIABLES, () => false);
  expect(fold(LINKS, open).map(({ id, stands }) => [id, stands.length])).toEqual(
    LINKS.map(({ id }) => [id, 1]),
  );
});

test("a closed group takes the links of everything under it, however deep, sign by sign", () => {
  const closed = standIns(VARIABLES, (group) => group === "catch");
  const drawn = fold(LINKS, closed).map(({ cause, polarity, effect, holders }) => [
    cause,
    polarity,
    effect,
    holders,
  ]);
  expect(drawn).toEqual([
    ["catch", "+", "income", ["Ann", "Bo", "Cy"]],
    ["catch", "-", "income", ["Ann"]],
  ]);
});

test("no link is lost: each is drawn, or stays inside one group", () => {
  const closed = standIns(VARIABLES, (group) => group === "crab");
  const told = fold(LINKS, closed).flatMap(({ stands }) => stands.map(({ id }) => id));
  expect(told.toSorted()).toEqual(LINKS.map(({ id }) => id).toSorted());
});

test("groups that a mistake puts under each other do not hang the page", () => {
  const round = [
    { id: "a", general: "b" },
    { id: "b", general: "a" },
  ];
  expect(standIns(round, () => true).size).toBe(2);
  expect(groupSizes(round).get("a")).toBe(1);
});

test("a group counts what is further down as well", () => {
  expect(groupSizes(VARIABLES)).toEqual(
    new Map([
      ["catch", 3],
      ["crab", 1],
    ]),
  );
});
