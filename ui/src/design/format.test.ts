import { expect, test } from "vitest";
import { counted, dated } from "./format";

test("counts agree with their noun", () => {
  expect([counted(0, "claim"), counted(1, "claim"), counted(1204, "claim")]).toEqual([
    "0 claims",
    "1 claim",
    "1,204 claims",
  ]);
  expect(counted(2, "copy", "copies")).toBe("2 copies");
});

test("dates are told as exactly as the document tells them", () => {
  expect(["2031", "2031-03", "2031-03-04", "soon", null].map(dated)).toEqual([
    "2031",
    "Mar 2031",
    "4 Mar 2031",
    "soon",
    "",
  ]);
});
