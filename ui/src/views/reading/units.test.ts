import { expect, test } from "vitest";
import { pointsOf, unitsOf } from "./units";

test("places are told alike by code points and by units, whatever stands before them", () => {
  for (const text of ["plain words", "🐟 fish 🐟🐟 and 🦀", "🐟", "", "a🐟b"]) {
    const points = Array.from(text);
    const [units, back] = [unitsOf(text), pointsOf(text)];
    let unit = 0;
    points.forEach((character, point) => {
      expect(units(point)).toBe(unit);
      expect(back(unit)).toBe(point);
      unit += character.length;
    });
    expect(units(points.length)).toBe(text.length);
    expect(back(text.length)).toBe(points.length);
  }
});
