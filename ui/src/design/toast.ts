import { useSyncExternalStore } from "react";

export interface Toast {
  id: number;
  message: string;
  /** Takes back what the message tells. */
  undo?: (() => void) | undefined;
  bad: boolean;
}

const SHOWN = 2;
const LASTS = 8000;

let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function set(now: readonly Toast[]) {
  toasts = now;
  for (const listener of listeners) listener();
}

/** Shows a short message at the foot of the page, with a way to take it back where there is one. */
export function toast(message: string, { undo, bad = false }: { undo?: () => void; bad?: boolean } = {}) {
  const id = next++;
  set([...toasts, { id, message, undo, bad }].slice(-SHOWN));
  setTimeout(() => dismiss(id), LASTS);
}

/** Takes a message away. */
export function dismiss(id: number) {
  set(toasts.filter((each) => each.id !== id));
}

/** The messages that are shown now. */
export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}
