export const LINE = 18;
const WRAP = 22;
const MOST_LINES = 4;
const MARGIN = 7;

const NARROW = new Set("iljtfrI.,:;!'’|()[]/ ");
const WIDE = new Set("mwMWOQGDCHNUAV@%&—…");

/** A name in lines of about 22 characters and even length; what needs over four lines is cut. */
export function wrap(name: string): readonly string[] {
  const words = name.trim().split(/\s+/);
  const lines = broken(words, WRAP);
  if (lines.length > MOST_LINES) return [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]} …`];
  for (let width = Math.ceil(name.length / lines.length); width < WRAP; width += 1) {
    const even = broken(words, width);
    if (even.length <= lines.length) return even;
  }
  return lines;
}

function broken(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const whole of words) {
    for (const word of pieces(whole, WRAP)) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] += ` ${word}`;
      else lines.push(word);
    }
  }
  return lines;
}

function pieces(word: string, size: number): string[] {
  const characters = [...word];
  const found: string[] = characters.length ? [] : [""];
  for (let n = 0; n < characters.length; n += size) found.push(characters.slice(n, n + size).join(""));
  return found;
}

/** Width and height of the box round these lines, never too small for a sans-serif face of 14 pixels. */
export function sizeOf(lines: readonly string[]): { width: number; height: number } {
  const width = Math.max(0, ...lines.map(breadth));
  return { width: width + 2 * MARGIN, height: lines.length * LINE + MARGIN };
}

function breadth(line: string): number {
  let sum = 0;
  for (const character of line) {
    if (NARROW.has(character)) sum += 5;
    else if (WIDE.has(character)) sum += 12;
    else sum += (character.codePointAt(0) ?? 0) > 0x10ff ? 15 : 8.2;
  }
  return sum;
}
