import type { Polarity } from "../../diagram/scene";

/** A link between variables, with what folding needs to add links up. */
export interface Foldable {
  id: string;
  cause: string;
  effect: string;
  polarity: Polarity;
  holders: readonly string[];
  contested: boolean;
  denied: boolean;
  delayed: boolean;
  support: number;
  reports: number;
}

interface Grouped {
  id: string;
  general: string | null;
}

/** A link as it is drawn: itself, or several that closed groups lay on top of each other. */
export type Folded<L extends Foldable> = L & { stands: readonly L[] };

/** For each variable, the one that stands for it: the outermost closed group that it is in, or itself. */
export function standIns(
  variables: readonly Grouped[],
  closed: (group: string) => boolean,
): ReadonlyMap<string, string> {
  const general = new Map(variables.map(({ id, general }) => [id, general]));
  return new Map(
    variables.map(({ id }) => {
      let stands = id;
      const seen = new Set([id]);
      for (let over = general.get(id); over && !seen.has(over); over = general.get(over)) {
        seen.add(over);
        if (closed(over)) stands = over;
      }
      return [id, stands];
    }),
  );
}

/**
 * The links between what stands for their variables. Links of one sign that fall together are one, held by
 * all who hold one of them; what stays inside a group is not drawn. The order is kept.
 */
export function fold<L extends Foldable>(
  links: readonly L[],
  standIn: ReadonlyMap<string, string>,
): Folded<L>[] {
  const found = new Map<string, L[]>();
  const ends = (link: L) =>
    [standIn.get(link.cause) ?? link.cause, standIn.get(link.effect) ?? link.effect] as const;
  for (const link of links) {
    const [cause, effect] = ends(link);
    if (cause === effect) continue;
    const key = `${cause} ${link.polarity} ${effect}`;
    found.set(key, [...(found.get(key) ?? []), link]);
  }
  return [...found.values()].map((several) => {
    const first = several[0] as L;
    const [cause, effect] = ends(first);
    if (several.length === 1) return { ...first, cause, effect, stands: several };
    const holders = [...new Set(several.flatMap((link) => link.holders))].sort();
    return {
      ...first,
      cause,
      effect,
      holders,
      support: Math.max(...several.map((link) => link.support), holders.length),
      reports: Math.max(...several.map((link) => link.reports)),
      contested: several.some((link) => link.contested),
      denied: several.some((link) => link.denied),
      delayed: several.some((link) => link.delayed),
      stands: several,
    };
  });
}

/** The groups among variables: for each general one, how many stand under it, also further down. */
export function groupSizes(variables: readonly Grouped[]): ReadonlyMap<string, number> {
  const general = new Map(variables.map(({ id, general }) => [id, general]));
  const sizes = new Map<string, number>();
  for (const { id } of variables) {
    const seen = new Set([id]);
    for (let over = general.get(id); over && !seen.has(over); over = general.get(over)) {
      seen.add(over);
      sizes.set(over, (sizes.get(over) ?? 0) + 1);
    }
  }
  return sizes;
}
