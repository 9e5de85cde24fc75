import type { Schemas } from "../../api/calls";
import type { Polarity } from "../../diagram/scene";

export type MapVariable = Schemas["MapVariableShown"];
export type MapLink = Schemas["MapLinkShown"];
export type MapLoop = Schemas["LoopShown"];

/** The map as the views work on it. Links and loops are strongest first. */
export interface CausalMap {
  revision: number;
  variables: ReadonlyMap<string, MapVariable>;
  links: readonly MapLink[];
  loops: readonly MapLoop[];
  /** Loops are being looked for; until they are found there are none. */
  loops_pending: boolean;
  /** Names by id. */
  people: ReadonlyMap<string, string>;
  /** How many links there are in all; more than `links` holds when only the strongest came. */
  total: number;
}

const VERBS: Record<Polarity, string> = { "+": "raises", "-": "lowers", "?": "affects" };

/** A link in words: 'rainfall raises the harvest'. */
export function linkWords(
  map: CausalMap,
  link: { cause: string; polarity: Polarity; effect: string },
): string {
  return `${nameOf(map, link.cause)} ${VERBS[link.polarity]} ${nameOf(map, link.effect)}`;
}

export function nameOf(map: CausalMap, variable: string): string {
  return map.variables.get(variable)?.name ?? "something that is gone";
}

export function personOf(map: CausalMap, person: string): string {
  return map.people.get(person) ?? "somebody";
}

/** Names in a sentence: 'A', 'A and B', 'A, B and C'; of more than `most` the rest are counted. */
export function listed(names: readonly string[], most = 6): string {
  const shown =
    names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} others`] : [...names];
  const last = shown.pop();
  return shown.length ? `${shown.join(", ")} and ${last}` : (last ?? "");
}
