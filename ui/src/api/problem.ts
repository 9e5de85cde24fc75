import type { components } from "./schema";

type Told = components["schemas"]["Problem"];

/** Something that did not work, told as a person should read it. */
export class Problem extends Error {
  readonly kind: string;
  readonly status: number;
  readonly place: string;
  readonly whatToDo: string;
  /** Names that may be meant. */
  readonly choices: readonly string[];
  /** What others decided meanwhile. */
  readonly later: readonly { who: string; what: string }[];

  constructor(told: Pick<Told, "kind" | "message"> & Partial<Told>, status = 0) {
    super(told.message);
    this.kind = told.kind;
    this.status = status;
    this.place = told.place ?? "";
    this.whatToDo = told.what_to_do ?? "";
    this.choices = told.choices ?? [];
    this.later = told.later ?? [];
  }

  /** From the body of an answer; one that is not of the server's shape is told as such. */
  static fromBody(body: unknown, status: number): Problem {
    if (isObject(body) && isObject(body.error) && typeof body.error.message === "string") {
      return new Problem(body.error as unknown as Told, status);
    }
    return new Problem({ kind: "unknown", message: `The server answered with status ${status}.` }, status);
  }

  /** Whatever was thrown. A request that got no answer at all means that the server is gone. */
  static of(thrown: unknown): Problem {
    if (thrown instanceof Problem) return thrown;
    if (thrown instanceof TypeError && /fetch|network/i.test(thrown.message)) {
      return new Problem({
        kind: "no-server",
        message: "sayso is not answering.",
        what_to_do:
          "It may have been stopped. Start it again with “sayso serve” and open the address that it prints.",
      });
    }
    return new Problem({ kind: "page", message: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
