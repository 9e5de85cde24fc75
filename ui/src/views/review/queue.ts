/** What was decided about one thing of the queue; 'all' is about whatever is alike as well, 'other' another no. */
export type Verdict = "yes" | "no" | "other no" | "all yes" | "all no" | "later";

/** Where one is in a queue: what was decided so far, in order. Never changed; each step makes a new one. */
export interface Progress {
  decided: readonly { id: string; verdict: Verdict }[];
}

export const START: Progress = { decided: [] };

/** The first thing that nothing was decided about; undefined when the queue is done. */
export function current<Item extends { id: string }>(
  items: readonly Item[],
  progress: Progress,
): Item | undefined {
  const seen = new Set(progress.decided.map((each) => each.id));
  return items.find((each) => !seen.has(each.id));
}

/** One thing further. */
export function decided(progress: Progress, id: string, verdict: Verdict): Progress {
  return { decided: [...progress.decided, { id, verdict }] };
}

/** One thing back, with what had been decided about it. */
export function back(progress: Progress): {
  progress: Progress;
  last: { id: string; verdict: Verdict } | undefined;
} {
  return { progress: { decided: progress.decided.slice(0, -1) }, last: progress.decided.at(-1) };
}

/** How many are done, and how many of them each way. */
export function tally(progress: Progress): Record<"yes" | "no" | "later", number> {
  const counts = { yes: 0, no: 0, later: 0 };
  for (const { verdict } of progress.decided) {
    counts[verdict.endsWith("yes") ? "yes" : verdict.endsWith("no") ? "no" : "later"] += 1;
  }
  return counts;
}

/** Runs tasks one after another in the order they are given, so that keys may be faster than the server. */
export function inTurn(onFail: (error: unknown) => void): (task: () => Promise<unknown>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (task) => {
    last = last.then(task).then(
      () => undefined,
      (error: unknown) => onFail(error),
    );
    return last;
  };
}
