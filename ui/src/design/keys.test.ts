import { expect, test } from "vitest";
import { keyOf, match, shown } from "./keys";

const press = (
  key: string,
  held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {},
) => keyOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test("keys are named alike on every kind of keyboard", () => {
  expect(press("?", { shiftKey: true })).toBe("?");
  expect(press("Z", { ctrlKey: true, shiftKey: true })).toBe("Mod+Shift+z");
  expect(press("z", { metaKey: true })).toBe("Mod+z");
  expect(press("Enter", { shiftKey: true })).toBe("Shift+Enter");
});

test("a shortcut of two keys waits for the second", () => {
  const known = ["g d", "d", "j"];
  expect(match("g", "", known)).toEqual({ pending: "g" });
  expect(match("d", "g", known)).toEqual({ hit: "g d", pending: "" });
  expect(match("j", "g", known)).toEqual({ hit: "j", pending: "" });
  expect(match("x", "g", known)).toEqual({ pending: "" });
});

test("keys are shown as the machine has them", () => {
  expect(shown("Mod+Shift+z", false)).toBe("Ctrl+Shift+z");
  expect(shown("Mod+z", true)).toBe("⌘z");
  expect(shown("ArrowDown", false)).toBe("Down");
});
