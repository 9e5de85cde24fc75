import { expect, test } from "vitest";
import { type Answer, type Effect, fatesOf, leaning, percent } from "./answer";

const v = (id: string) => ({ id, name: id });
const shares = (rises: number, falls: number) => ({
  tried: 100,
  settled: rises + falls,
  rises,
  falls,
  size: null,
});

function effect(id: string, verdict: Effect["verdict"]): Effect {
  const lean: Effect["lean"] = {
    side: "rises",
    uniform: shares(1, 0),
    log_uniform: shares(1, 0),
    loops: [],
    early: [],
  };
  return { variable: v(id), verdict, reason: "", by_side: [], paths: [], more: 0, more_is_exact: true, lean };
}

test("what is pressed or held is shown so, whatever comes back to it", () => {
  const answer: Answer = {
    revision: 1,
    presses: [{ variable: v("a"), direction: "less", phrase: "", words: "less a" }],
    held: [v("c")],
    according_to: [],
    effects: [effect("a", "rises"), effect("b", "open"), effect("d", "not reached")],
    not_reached: [v("e")],
    settled_uniform: 1,
    settled_log_uniform: 1,
    draws: 100,
    seed: 0,
    run: null,
  };
  expect(Object.fromEntries(fatesOf(answer))).toEqual({ a: "less", b: "open", c: "held" });
});

test.each([
  [0, 200, "0 %"],
  [1, 200, "under 1 %"],
  [199, 200, "over 99 %"],
  [200, 200, "100 %"],
  [67, 200, "34 %"],
  [0, 0, "no draw"],
])("%d of %d is %s", (part, whole, words) => {
  expect(percent(part, whole)).toBe(words);
});

test("what leans tells both ways of drawing strengths", () => {
  const words = leaning({
    side: "falls",
    uniform: shares(20, 60),
    log_uniform: shares(40, 60),
    loops: [],
    early: [],
  });
  expect(words).toContain("75 %");
  expect(words).toContain("60 %");
});
