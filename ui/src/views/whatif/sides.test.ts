import { expect, test } from "vitest";
import { sceneOf } from "../../diagram/scene";
import { columnScenes, fatesOfColumn, type SideBySide } from "./sides";

const ref = (id: string) => ({ id, name: id });
const press = (id: string, direction: "more" | "less") => ({
  variable: ref(id),
  direction,
  phrase: "",
  words: id,
});
const column = (name: string, links: string[], pressed = "a") => ({
  name,
  links,
  presses: [press(pressed, "more")],
  held: [ref("d")],
  speaks: true,
});
const cell = (verdict: SideBySide["rows"][0]["cells"][0]["verdict"]) => ({
  words: verdict,
  verdict,
  side: null,
  rises: null,
});
const told: SideBySide = {
  revision: 1,
  columns: [column("everybody", ["ab", "bc"]), column("Ann", ["ab"])],
  rows: [
    { variable: "b", name: "b", differs: false, cells: [cell("rises"), cell("rises")] },
    { variable: "c", name: "c", differs: true, cells: [cell("open"), cell("not reached")] },
  ],
};

test("each column's picture has its own links on the places of all", () => {
  const wire = (id: string) => ({
    id,
    cause: id[0] as string,
    effect: id[1] as string,
    polarity: "+" as const,
    support: 1,
    contested: false,
    denied: false,
    delayed: false,
  });
  const spots = ["a", "b", "c"].map((id, at) => ({ id, name: id, x: 300 * at, y: 0 }));
  const whole = sceneOf(spots, [wire("ab"), wire("bc")]);
  const [all, ann] = columnScenes(whole, told.columns);
  expect(all?.wires.map(({ id }) => id)).toEqual(["ab", "bc"]);
  expect([...(ann?.plates.keys() ?? [])]).toEqual(["a", "b"]);
  expect(ann?.extent).toEqual(whole.extent);
  expect(ann?.plates.get("b")).toEqual(whole.plates.get("b"));
});

test("a column tells what is pressed and kept, and what follows there", () => {
  expect(Object.fromEntries(fatesOfColumn(told, 0))).toEqual({ a: "more", b: "rises", c: "open", d: "held" });
  expect(fatesOfColumn(told, 1).has("c")).toBe(false);
});
