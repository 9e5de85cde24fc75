/** What of the map is drawn; every part of it stands in the address of the view. */
export interface Filter {
  /** Least number of independent people. */
  support: number;
  /** Id of a variable round which one looks, and how many links away. */
  near: string | null;
  steps: number;
  /** Id of somebody: only what they say. */
  person: string | null;
  /** A modality that one of its claims has. */
  modality: string | null;
  contested: boolean;
  /** How many links at most, the strongest first. */
  most: number;
}

export const MOST = 40;
export const ALL: Filter = {
  support: 1,
  near: null,
  steps: 1,
  person: null,
  modality: null,
  contested: false,
  most: MOST,
};

interface Strong {
  id: string;
  cause: string;
  effect: string;
  support: number;
  reports: number;
}

/** What the server is asked for, to be shown what the filter lets through. */
export function asked(filter: Filter): Record<string, string | number> {
  return {
    support: filter.support === ALL.support ? "" : filter.support,
    near: filter.near ?? "",
    steps: filter.near === null ? "" : filter.steps,
    person: filter.person ?? "",
    modality: filter.modality ?? "",
    contested: filter.contested ? "true" : "",
  };
}

const MOST_COMPARED = 3000;

/**
 * So many links, in their order. Stronger ones always come first; where only some of equally strong ones find
 * room, those on a loop, then those that touch what is drawn already, then those of busy variables.
 */
export function strongest<L extends Strong>(
  links: readonly L[],
  onLoops: ReadonlySet<string>,
  most: number,
): L[] {
  const cut = links[most];
  if (!cut) return [...links];
  const isEqual = (link: L) => link.support === cut.support && link.reports === cut.reports;
  const first = links.findIndex(isEqual);
  const chosen = new Set(links.slice(0, first));
  const drawn = new Set([...chosen].flatMap(({ cause, effect }) => [cause, effect]));
  const degree = new Map<string, number>();
  for (const { cause, effect } of links) {
    for (const end of [cause, effect]) degree.set(end, (degree.get(end) ?? 0) + 1);
  }
  const busy = (link: L) => (degree.get(link.cause) ?? 0) + (degree.get(link.effect) ?? 0);
  const worth = (link: L) =>
    Number(onLoops.has(link.id)) * 1e8 +
    (Number(drawn.has(link.cause)) + Number(drawn.has(link.effect))) * 1e6 +
    busy(link);
  const left = links
    .slice(first)
    .filter(isEqual)
    .sort((a, b) => Number(onLoops.has(b.id)) - Number(onLoops.has(a.id)) || busy(b) - busy(a))
    .slice(0, MOST_COMPARED);
  while (chosen.size < most && left.length) {
    let best = 0;
    for (let n = 1; n < left.length; n += 1) if (worth(left[n] as L) > worth(left[best] as L)) best = n;
    const [link] = left.splice(best, 1) as [L];
    chosen.add(link);
    drawn.add(link.cause).add(link.effect);
  }
  return links.filter((link) => chosen.has(link));
}

/** The filter that an address tells; what makes no sense there is left at its beginning. */
export function filterOf(address: URLSearchParams): Filter {
  return {
    support: atLeast(address.get("support"), ALL.support),
    near: address.get("near"),
    steps: Math.min(5, atLeast(address.get("steps"), ALL.steps)),
    person: address.get("person"),
    modality: address.get("modality"),
    contested: address.get("contested") === "yes",
    most: atLeast(address.get("most"), ALL.most),
  };
}

/** An address with this filter in it; only what differs from the beginning is told. */
export function withFilter(address: URLSearchParams, filter: Filter): URLSearchParams {
  const told = new URLSearchParams(address);
  const tell = (name: keyof Filter, value: string | null) => {
    if (value === null || filter[name] === ALL[name]) told.delete(name);
    else told.set(name, value);
  };
  tell("support", String(filter.support));
  tell("near", filter.near);
  tell("steps", String(filter.steps));
  tell("person", filter.person);
  tell("modality", filter.modality);
  tell("contested", filter.contested ? "yes" : null);
  tell("most", String(filter.most));
  return told;
}

function atLeast(told: string | null, otherwise: number): number {
  const number = Number(told);
  return told !== null && Number.isInteger(number) && number >= 1 ? number : otherwise;
}
