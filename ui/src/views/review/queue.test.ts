import { expect, test } from "vitest";
import { back, current, decided, inTurn, START, tally } from "./queue";

const ITEMS = [{ id: "a" }, { id: "b" }, { id: "c" }];

test("a queue goes on to what nothing was decided about", () => {
  const one = decided(START, "a", "yes");
  expect(current(ITEMS, START)?.id).toBe("a");
  expect(current(ITEMS, one)?.id).toBe("b");
  expect(current(ITEMS, decided(decided(one, "b", "no"), "c", "later"))).toBeUndefined();
});

test("going back brings the last thing up again, with what had been decided", () => {
  const two = decided(decided(START, "a", "yes"), "b", "no");
  const { progress, last } = back(two);
  expect(last).toEqual({ id: "b", verdict: "no" });
  expect(current(ITEMS, progress)?.id).toBe("b");
  expect(back(START).last).toBeUndefined();
});

test("the tally counts every verdict", () => {
  expect(tally(decided(decided(decided(START, "a", "yes"), "b", "no"), "c", "no"))).toEqual({
    yes: 1,
    no: 2,
    later: 0,
  });
});

test("tasks run in the order they are given, also after one that fails", async () => {
  const done: string[] = [];
  const failed: unknown[] = [];
  const run = inTurn((error) => failed.push(error));
  const task = (name: string, ms: number) => async () => {
    await new Promise((after) => setTimeout(after, ms));
    if (name === "bad") throw new Error(name);
    done.push(name);
  };
  void run(task("slow", 20));
  void run(task("bad", 5));
  await run(task("quick", 0));
  expect(done).toEqual(["slow", "quick"]);
  expect(failed).toEqual([new Error("bad")]);
});
