import { useSyncExternalStore } from "react";
import { queries } from "./client";

let newest = 0;
/** What one works through that was behind when it came: by key, until it is asked for again. */
const held = new Set<string>();
const listeners = new Set<() => void>();

/** Takes note of a revision that the project has. */
export function know(revision: number) {
  if (revision <= newest) return;
  newest = revision;
  for (const listener of listeners) listener();
}

/** Takes note of whether a list that one works through came from before the last change. */
export function noteHeld(key: string, told: unknown) {
  const revision = revisionOf(told);
  if (revision !== null && revision < newest) held.add(key);
  else held.delete(key);
}

/** Whether an answer that is shown is from before the last change. */
function isBehind(query: { state: { data: unknown }; queryHash: string; meta: object | undefined }): boolean {
  const revision = revisionOf(query.state.data);
  if (revision === null || revision >= newest) return false;
  return !(query.meta && "hold" in query.meta && query.meta.hold) || held.has(query.queryHash);
}

/** The revision that an answer is of; null when it tells none. */
function revisionOf(data: unknown): number | null {
  return typeof data === "object" && data !== null && "revision" in data && typeof data.revision === "number"
    ? data.revision
    : null;
}

/** Whether anything on the page is from before the last change. */
export function useBehind(): boolean {
  return useSyncExternalStore(subscribe, () => shown().some(isBehind));
}

/** Asks again for what is from before the last change. */
export function refreshBehind(): Promise<void> {
  return queries.invalidateQueries({ type: "active", predicate: isBehind });
}

function shown() {
  return queries.getQueryCache().findAll({ type: "active" });
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  const stop = queries.getQueryCache().subscribe(listener);
  return () => {
    listeners.delete(listener);
    stop();
  };
}
