import { useEffect, useRef, useSyncExternalStore } from "react";
import { keyOf, match } from "./keys";

export interface Shortcut {
  /** As `keyOf` names them; two keys in turn with a space between: 'g d'. */
  keys: string;
  label: string;
  run: () => void;
}

interface Group {
  name: string;
  shortcuts: readonly Shortcut[];
}

let groups: readonly Group[] = [];
const listeners = new Set<() => void>();
const MOMENT = 1200;

function set(now: readonly Group[]) {
  groups = now;
  for (const listener of listeners) listener();
}

/** Keys that work while this is on the page; the last put on the page go first. The help lists them. */
export function useShortcuts(name: string, shortcuts: readonly Shortcut[]) {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const signature = shortcuts.map((each) => `${each.keys}\t${each.label}`).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the keys run is looked up when they are pressed.
  useEffect(() => {
    const group: Group = {
      name,
      shortcuts: latest.current.map((each, at) => ({ ...each, run: () => latest.current[at]?.run() })),
    };
    set([...groups, group]);
    return () => set(groups.filter((each) => each !== group));
  }, [name, signature]);
}

/** The keys that work now, group by group. */
export function useGroups(): readonly Group[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => groups,
  );
}

const TYPING =
  "input:not([type=checkbox], [type=radio], [type=range], [type=file]), textarea, select, [contenteditable=true]";

/** Listens for keys; returns a function that stops it. */
export function listen(target: Window): () => void {
  let before = "";
  let at = 0;
  const onKey = (event: KeyboardEvent) => {
    const focus = event.target instanceof Element ? event.target : null;
    const pressed = keyOf(event);
    const typing = focus?.closest(TYPING);
    if (event.defaultPrevented || event.isComposing || typing) return;
    if (document.querySelector("[role=dialog], [role=menu], [role=listbox]")) return;
    const all = [...groups].reverse().flatMap((group) => group.shortcuts);
    const { hit, pending } = match(
      pressed,
      event.timeStamp - at < MOMENT ? before : "",
      all.map((each) => each.keys),
    );
    before = pending;
    at = event.timeStamp;
    const found = all.find((each) => each.keys === hit);
    if (found && !(pressed === "Enter" && focus?.closest("button, a, summary"))) {
      event.preventDefault();
      found.run();
    }
  };
  target.addEventListener("keydown", onKey);
  return () => target.removeEventListener("keydown", onKey);
}
