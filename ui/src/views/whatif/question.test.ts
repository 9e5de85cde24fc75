import { expect, test } from "vitest";
import { addressOfSaved, isAsked, questionOf, usedAs, withQuestion, withUse } from "./question";

const read = (typed: string) => questionOf(new URLSearchParams(typed));

test("an address keeps a question, and what else it tells", () => {
  const question = {
    ...read(""),
    more: ["a"],
    less: ["b", "c"],
    hold: ["d"],
    by: ["p1", "p2"],
    asSaid: true,
  };
  const address = withQuestion(new URLSearchParams("effect=x"), question);
  expect(questionOf(new URLSearchParams(address.toString()))).toEqual(question);
  expect(address.get("effect")).toBe("x");
});

test("an address cannot press a variable both ways, or hold what it presses", () => {
  const question = read("more=a&less=a&hold=a&less=b&hold=b&more=a");
  expect([question.more, question.less, question.hold]).toEqual([["a"], ["b"], []]);
});

test.each(["more", "less", "hold"] as const)(
  "a variable that is used otherwise is %s then, and only that",
  (use) => {
    const question = withUse(read("more=a&hold=b"), "a", use);
    expect(usedAs(question, "a")).toBe(use);
    expect(usedAs(question, "b")).toBe("hold");
    expect(usedAs(withUse(question, "a", null), "a")).toBeNull();
  },
);

test("nothing is asked until something is pressed", () => {
  expect([read(""), read("hold=a&by=p"), read("less=a")].map(isAsked)).toEqual([false, false, true]);
});

test("what was saved is opened as the question it asks, under its name", () => {
  const address = addressOfSaved({
    name: "less & less",
    asked: { phrase: "", less: ["a"], according_to: ['holder:"Ann Lee"'], as_said: true } as never,
  });
  const read = new URLSearchParams(address.slice(address.indexOf("?")));
  expect(read.get("saved")).toBe("less & less");
  expect(questionOf(read)).toMatchObject({ less: ["a"], more: [], by: ['holder:"Ann Lee"'], asSaid: true });
});
