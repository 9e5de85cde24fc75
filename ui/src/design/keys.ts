/** What was typed, as shortcuts name it: 'j', '?', 'Escape', 'Mod+z', 'Mod+Shift+z'. */
export function keyOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">,
): string {
  const single = event.key.length === 1;
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push("Mod");
  if (event.altKey) parts.push("Alt");
  if (event.shiftKey && (!single || parts.length > 0)) parts.push("Shift");
  parts.push(single && parts.length > 0 ? event.key.toLowerCase() : event.key);
  return parts.join("+");
}

/** Which of the shortcuts a key completes, after what was typed just before ('g' before 'g d'). */
export function match(
  pressed: string,
  before: string,
  known: Iterable<string>,
): { hit?: string; pending: string } {
  const all = [...known];
  const both = before ? `${before} ${pressed}` : pressed;
  for (const typed of before ? [both, pressed] : [pressed]) {
    if (all.includes(typed)) return { hit: typed, pending: "" };
  }
  const begins = all.some((keys) => keys.startsWith(`${pressed} `));
  return { pending: begins ? pressed : "" };
}

/** Keys as people write them on this kind of machine. */
export function shown(keys: string, mac: boolean): string {
  return keys
    .replace("Mod", mac ? "⌘" : "Ctrl")
    .replace("Arrow", "")
    .replaceAll("+", mac ? "" : "+");
}
