import type { Point } from "../../diagram/geometry";
import { layOut } from "../../diagram/layout";
import { type Scene, sceneOf } from "../../diagram/scene";
import type { CausalMap, MapLink } from "./data";
import { strongest } from "./filter";
import { type Folded, fold, groupSizes, standIns } from "./folding";

/** What of a map is drawn, and where. */
export interface Drawing {
  scene: Scene;
  /** All links, strongest first, as they are with groups closed. */
  links: readonly Folded<MapLink>[];
  drawn: readonly Folded<MapLink>[];
  sizes: ReadonlyMap<string, number>;
  places: ReadonlyMap<string, Point>;
}

/** Draws the strongest links. Places that are kept stay, whatever else is drawn. */
export function draw(
  map: CausalMap,
  most: number,
  closed: ReadonlySet<string>,
  kept: ReadonlyMap<string, Point>,
): Drawing {
  const variables = [...map.variables.values()];
  const sizes = groupSizes(variables);
  const standIn = standIns(variables, (id) => closed.has(id));
  const through = fold(map.links, standIn);
  const onLoops = new Set(map.loops.flatMap(({ links }) => links.flat()));
  const drawn = strongest(through, onLoops, most);
  const ends = new Set(drawn.flatMap(({ cause, effect }) => [cause, effect]));
  const shown = variables.filter(({ id }) => ends.has(id));
  const places = layOut(shown, drawn, kept);
  const spots = shown.map(({ id, name }) => {
    const [x, y] = places.get(id) as Point;
    return { id, name, x, y, holds: closed.has(id) ? (sizes.get(id) ?? 0) : 0 };
  });
  const rings = closed.size ? [] : map.loops;
  return { scene: sceneOf(spots, drawn, rings), links: through, drawn, sizes, places };
}
