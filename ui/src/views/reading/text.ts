/** Half-open stretch [start, end) in UTF-16 units, as both the page and the server count. */
export type Span = readonly [number, number];

/** The paragraphs of a text, parted by empty lines. */
export function paragraphsOf(text: string): Span[] {
  const parts = text.matchAll(/[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*/g);
  return Array.from(parts, (part) => [part.index, part.index + part[0].length]);
}

/** A stretch that is marked, and what is marked there. */
export interface Mark<Kind> {
  span: Span;
  kind: Kind;
}

/** A stretch in which the same things are marked throughout. `begins` are those marked from its first word on. */
export interface Piece<Kind> {
  span: Span;
  kinds: Kind[];
  begins: Kind[];
}

/** Cuts a stretch so that every piece carries the same marks from end to end. Together the pieces are the stretch. */
export function cut<Kind>([start, end]: Span, marks: readonly Mark<Kind>[]): Piece<Kind>[] {
  const inside = marks.filter((mark) => mark.span[0] < end && mark.span[1] > start);
  const edges = new Set([start, end]);
  for (const { span } of inside) {
    edges.add(Math.max(span[0], start));
    edges.add(Math.min(span[1], end));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, at) => {
    const to = sorted[at + 1] as number;
    const here = inside.filter(({ span }) => span[0] <= from && span[1] >= to);
    return {
      span: [from, to],
      kinds: here.map((mark) => mark.kind),
      begins: here.filter((mark) => Math.max(mark.span[0], start) === from).map((mark) => mark.kind),
    };
  });
}

/** Whether lines end where the page was full rather than where the writer ended them. */
export function isWrapped(text: string): boolean {
  const lengths: number[] = [];
  for (const part of text.split(/\n\s*\n/)) {
    const lines = part.split("\n");
    for (const line of lines.slice(0, -1)) lengths.push(line.trim().length);
  }
  if (lengths.length < 3) return lengths.some((length) => length > 50);
  lengths.sort((a, b) => a - b);
  const middle = lengths[lengths.length >> 1] as number;
  return middle >= 50 && middle <= 120;
}
