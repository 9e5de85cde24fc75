import type { LinkRow } from "../map/server";

/** What two people hold: alike, each alone, and where one says the contrary of the other. */
export interface Comparison {
  both: readonly LinkRow[];
  onlyFirst: readonly LinkRow[];
  onlySecond: readonly LinkRow[];
  /** Pairs of links over one pair of variables with opposite signs, the first person's first. */
  opposite: readonly (readonly [LinkRow, LinkRow])[];
  /** Links that one holds and the other denies. */
  denied: readonly LinkRow[];
}

interface Position {
  holds: readonly LinkRow[];
  denies: readonly LinkRow[];
}

export function compare(first: Position, second: Position): Comparison {
  const ids = (links: readonly LinkRow[]) => new Set(links.map(({ id }) => id));
  const [one, other] = [ids(first.holds), ids(second.holds)];
  const opposite = first.holds.flatMap((link) =>
    second.holds.filter((against) => isOpposite(link, against)).map((against) => [link, against] as const),
  );
  const disputed = ids(opposite.flat());
  const denied = [
    ...first.holds.filter(({ id }) => ids(second.denies).has(id)),
    ...second.holds.filter(({ id }) => ids(first.denies).has(id)),
  ];
  const isPlain = ({ id }: LinkRow) => !disputed.has(id) && !ids(denied).has(id);
  return {
    both: first.holds.filter(({ id }) => other.has(id)),
    onlyFirst: first.holds.filter((link) => !other.has(link.id) && isPlain(link)),
    onlySecond: second.holds.filter((link) => !one.has(link.id) && isPlain(link)),
    opposite,
    denied,
  };
}

function isOpposite(a: LinkRow, b: LinkRow): boolean {
  const signs = new Set([a.polarity, b.polarity]);
  return a.cause_id === b.cause_id && a.effect_id === b.effect_id && signs.has("+") && signs.has("-");
}

/** How many statements fall into each month, or year where the span is long, without gaps; those undated apart. */
export function overTime(dates: readonly (string | null)[]): {
  periods: [string, number][];
  undated: number;
} {
  const known = dates.filter((date): date is string => date !== null && /^\d{4}/.test(date)).sort();
  const undated = dates.length - known.length;
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return { periods: [], undated };
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4));
  const byMonth = years < 3 && known.every((date) => date.length >= 7);
  const keys = byMonth ? months(first.slice(0, 7), last.slice(0, 7)) : yearsFrom(first, years);
  const counts = new Map(keys.map((key) => [key, 0]));
  for (const date of known) {
    const key = date.slice(0, byMonth ? 7 : 4);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return { periods: [...counts], undated };
}

function yearsFrom(first: string, years: number): string[] {
  return Array.from({ length: years + 1 }, (_, n) => String(Number(first.slice(0, 4)) + n));
}

function months(first: string, last: string): string[] {
  const found: string[] = [];
  let [year, month] = first.split("-").map(Number) as [number, number];
  for (let now = first; now <= last; now = `${year}-${String(month).padStart(2, "0")}`) {
    found.push(now);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return found;
}
