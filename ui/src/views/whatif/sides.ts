import type { Schemas } from "../../api/calls";
import type { Fate } from "../../diagram/paint";
import type { Scene } from "../../diagram/scene";

export type SideBySide = Schemas["SideBySideShown"];
export type SideColumn = Schemas["SideColumn"];

/** One scene for each column, all on the places of one: what a column does not have leaves its place empty. */
export function columnScenes(whole: Scene, columns: readonly SideColumn[]): Scene[] {
  return columns.map(({ links, presses, held }) => {
    const own = new Set(links);
    const wires = whole.wires.filter(({ id }) => own.has(id));
    const there = new Set(wires.flatMap(({ cause, effect }) => [cause, effect]));
    for (const { variable } of presses) there.add(variable.id);
    for (const { id } of held) there.add(id);
    const plates = new Map([...whole.plates].filter(([id]) => there.has(id)));
    return { plates, wires, marks: [], extent: whole.extent };
  });
}

/** What one column makes of each variable, for its picture. */
export function fatesOfColumn({ columns, rows }: SideBySide, at: number): Map<string, Fate> {
  const fates = new Map<string, Fate>();
  for (const { variable, cells } of rows) {
    const verdict = cells[at]?.verdict;
    if (verdict && verdict !== "not reached") fates.set(variable, verdict);
  }
  for (const { variable, direction } of columns[at]?.presses ?? []) fates.set(variable.id, direction);
  for (const { id } of columns[at]?.held ?? []) fates.set(id, "held");
  return fates;
}
