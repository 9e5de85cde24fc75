import { useSyncExternalStore } from "react";

/** Light, dark, or as the machine has it. */
export type Theme = "light" | "dark" | "system";

const KEY = "sayso-theme";
const listeners = new Set<() => void>();

function current(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : "system";
}

function apply(theme: Theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Makes the page look as was chosen when it was last open. */
export function startTheme() {
  apply(current());
}

/** The chosen theme, and a way to choose another, which is kept. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, current);
  const choose = (chosen: Theme) => {
    if (chosen === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, chosen);
    apply(chosen);
    for (const listener of listeners) listener();
  };
  return [theme, choose];
}
