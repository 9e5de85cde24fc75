/** The colours and faces of the page, for a canvas, which knows no style sheets. */
const COLOURS = [
  "sheet",
  "ink",
  "soft",
  "rule",
  "accent",
  "plus",
  "minus",
  "open",
  "rises",
  "falls",
  "unsure",
  "disputed",
  "rises-wash",
  "falls-wash",
  "unsure-wash",
  "disputed-wash",
] as const;

export type Colour = (typeof COLOURS)[number];

export interface Theme {
  colour: Readonly<Record<Colour, string>>;
  sans: string;
  serif: string;
}

/** The theme where an element stands; asks a probe beside it, since `light-dark()` is settled only in use. */
export function themeOf(element: HTMLElement): Theme {
  const probe = document.createElement("span");
  element.append(probe);
  const style = getComputedStyle(probe);
  const colour = Object.fromEntries(
    COLOURS.map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, style.color];
    }),
  ) as Record<Colour, string>;
  const [sans, serif] = ["--sans", "--serif"].map((name) => style.getPropertyValue(name).trim());
  probe.remove();
  return { colour, sans: sans || "sans-serif", serif: serif || "serif" };
}
