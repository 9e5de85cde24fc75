import { expect, test } from "vitest";
import { Problem } from "./problem";

test("an error of the server is told in its own words", () => {
  const body = {
    error: {
      kind: "query",
      message: "No such document.",
      place: "d1",
      what_to_do: "Go back.",
      choices: ["d2"],
    },
  };
  const problem = Problem.fromBody(body, 404);
  expect(problem).toMatchObject({
    message: "No such document.",
    place: "d1",
    whatToDo: "Go back.",
    choices: ["d2"],
    later: [],
    status: 404,
  });
});

test.each([[null], ["<html>"], [{ error: "no" }], [{ error: { message: 3 } }]])(
  "an answer of another shape is told by its status: %j",
  (body) => {
    expect(Problem.fromBody(body, 502).message).toContain("502");
  },
);

test("a request without an answer says to start the server", () => {
  expect(Problem.of(new TypeError("Failed to fetch")).kind).toBe("no-server");
});
