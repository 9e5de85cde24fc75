import { at, heading, type Point } from "./geometry";
import { LINE } from "./labels";
import type { Drawn, Mark, Plate, Scene } from "./scene";
import type { Colour, Theme } from "./theme";
import { type Size, toScreen, type View } from "./view";

/** What a scenario makes of a variable; 'more' and 'less' are presses, 'held' is kept as it is. */
export type Fate = "rises" | "falls" | "open" | "contested" | "more" | "less" | "held";

/** How the scene is shown. What is not in `lit` steps back; null lights everything. */
export interface Emphasis {
  lit: { variables: ReadonlySet<string>; links: ReadonlySet<string> } | null;
  chosen: string | null;
  fates: ReadonlyMap<string, Fate> | null;
}

const READABLE = 7.5; // pixels of a name below which it cannot be read
const FAINT = 0.22;

export const FATE_SIGN: Record<Fate, string> = {
  rises: "▲",
  falls: "▼",
  open: "?",
  contested: "±",
  more: "▲",
  less: "▼",
  held: "■",
};

export const FATE_WORDS: Record<Fate, string> = {
  rises: "rises, or happens",
  falls: "falls, or does not happen",
  open: "cannot be told from the signs alone",
  contested: "depends on whose word is taken",
  more: "pressed, more of it",
  less: "pressed, less of it",
  held: "kept as it is",
};

const FATE_COLOUR: Record<Fate, Colour> = {
  rises: "rises",
  falls: "falls",
  open: "unsure",
  contested: "disputed",
  more: "rises",
  less: "falls",
  held: "soft",
};

const FATE_WASH: Partial<Record<Fate, Colour>> = {
  rises: "rises-wash",
  falls: "falls-wash",
  open: "unsure-wash",
  contested: "disputed-wash",
};

type Context = CanvasRenderingContext2D;

/** Paints a scene on a canvas whose size in pixels is `room` times `ratio`. */
export function paint(
  ctx: Context,
  scene: Scene,
  view: View,
  room: Size,
  ratio: number,
  theme: Theme,
  emphasis: Emphasis,
): void {
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.fillStyle = theme.colour.sheet;
  ctx.fillRect(0, 0, room.width * ratio, room.height * ratio);
  ctx.setTransform(ratio * view.scale, 0, 0, ratio * view.scale, ratio * view.x, ratio * view.y);
  ctx.lineJoin = "round";
  const near = seen(view, room);
  const readable = 14 * view.scale >= READABLE;
  const { lit } = emphasis;
  for (const mark of scene.marks) {
    if (!near(mark.at, 20)) continue;
    ctx.globalAlpha = lit ? FAINT : 1;
    loop(ctx, mark, theme);
  }
  // The strongest comes last and lies on top.
  for (let n = scene.wires.length - 1; n >= 0; n -= 1) {
    const wire = scene.wires[n] as Drawn;
    const { start, control, end } = wire.arc;
    const far = Math.hypot(start[0] - end[0], start[1] - end[1]);
    if (!near([(start[0] + end[0]) / 2, (start[1] + end[1]) / 2], far + 20) && !near(control, 20)) continue;
    ctx.globalAlpha = lit && !lit.links.has(wire.id) ? FAINT : 1;
    link(ctx, wire, theme, view.scale, wire.id === emphasis.chosen);
  }
  ctx.globalAlpha = 1;
  if (!readable) {
    dots(ctx, scene, theme, view, near, emphasis);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    busiest(ctx, scene, theme, view, room, emphasis);
    return;
  }
  for (const each of scene.plates.values()) {
    if (!near([each.x, each.y], each.width)) continue;
    ctx.globalAlpha = lit && !lit.variables.has(each.id) ? FAINT + 0.14 : 1;
    plate(ctx, each, theme, emphasis.fates?.get(each.id) ?? null, each.id === emphasis.chosen);
  }
  ctx.globalAlpha = 1;
}

function seen(view: View, room: Size) {
  const [left, top] = [-view.x / view.scale, -view.y / view.scale];
  const [right, bottom] = [left + room.width / view.scale, top + room.height / view.scale];
  return ([x, y]: Point, reach: number) =>
    x + reach > left && x - reach < right && y + reach > top && y - reach < bottom;
}

function colourOf(polarity: Drawn["polarity"], theme: Theme): string {
  return theme.colour[polarity === "+" ? "plus" : polarity === "-" ? "minus" : "open"];
}

function link(ctx: Context, wire: Drawn, theme: Theme, scale: number, chosen: boolean): void {
  const { arc, polarity } = wire;
  const colour = colourOf(polarity, theme);
  const width = Math.min(1.5 + 0.9 * (wire.support - 1), 6);
  const head = 8 + width;
  const [hx, hy] = heading(arc, 1);
  const tail: Point = [arc.end[0] - hx * head * 0.8, arc.end[1] - hy * head * 0.8];
  const trace = () => {
    ctx.beginPath();
    ctx.moveTo(...arc.start);
    ctx.quadraticCurveTo(...arc.control, ...tail);
    ctx.stroke();
  };
  if (chosen) {
    ctx.strokeStyle = theme.colour.accent;
    ctx.lineWidth = width + 8;
    const alpha = ctx.globalAlpha;
    ctx.globalAlpha = 0.3;
    trace();
    ctx.globalAlpha = alpha;
  }
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  if (polarity === "?") {
    ctx.setLineDash([1, 5 + width]);
    ctx.lineCap = "round";
  } else if (wire.contested) {
    // Two colours in turn: the other one is that of the opposite, or of denial.
    ctx.setLineDash([9, 7]);
    trace();
    ctx.strokeStyle = theme.colour.disputed;
    ctx.setLineDash([7, 9]);
    ctx.lineDashOffset = -9;
  }
  trace();
  ctx.setLineDash([]);
  ctx.lineDashOffset = 0;
  ctx.lineCap = "butt";
  ctx.fillStyle = colour;
  const [bx, by] = [arc.end[0] - hx * head, arc.end[1] - hy * head];
  ctx.beginPath();
  ctx.moveTo(...arc.end);
  ctx.lineTo(bx - hy * head * 0.42, by + hx * head * 0.42);
  ctx.lineTo(bx + hy * head * 0.42, by - hx * head * 0.42);
  ctx.fill();
  if (scale < 0.3) return;
  if (wire.denied) cross(ctx, at(arc, 0.27), theme);
  if (wire.delayed) delay(ctx, wire, theme);
  sign(ctx, polarity, arc.sign, colour, theme);
  if (wire.contested && scale >= 0.8) contested(ctx, wire, theme);
}

/** Two bars across the curve. */
function delay(ctx: Context, { arc }: Drawn, theme: Theme): void {
  const [x, y] = at(arc, 0.5);
  const [hx, hy] = heading(arc, 0.5);
  for (const [colour, width, reach] of [
    [theme.colour.sheet, 7, 9],
    [theme.colour.ink, 2, 8],
  ] as const) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.beginPath();
    for (const along of [-3, 3]) {
      const [cx, cy] = [x + hx * along, y + hy * along];
      ctx.moveTo(cx - hy * reach, cy + hx * reach);
      ctx.lineTo(cx + hy * reach, cy - hx * reach);
    }
    ctx.stroke();
  }
}

function cross(ctx: Context, [x, y]: Point, theme: Theme): void {
  for (const [colour, width] of [
    [theme.colour.sheet, 6],
    [theme.colour.ink, 2.2],
  ] as const) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.beginPath();
    ctx.moveTo(x - 5, y - 5);
    ctx.lineTo(x + 5, y + 5);
    ctx.moveTo(x + 5, y - 5);
    ctx.lineTo(x - 5, y + 5);
    ctx.stroke();
  }
}

function sign(ctx: Context, polarity: Drawn["polarity"], [x, y]: Point, colour: string, theme: Theme): void {
  ctx.beginPath();
  ctx.arc(x, y, 8, 0, 2 * Math.PI);
  ctx.fillStyle = polarity === "-" ? colour : theme.colour.sheet;
  ctx.fill();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.6;
  ctx.stroke();
  if (polarity === "?") {
    text(ctx, "?", x, y + 4, `700 11px ${theme.sans}`, colour);
    return;
  }
  ctx.strokeStyle = polarity === "-" ? theme.colour.sheet : colour;
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.moveTo(x - 4, y);
  ctx.lineTo(x + 4, y);
  if (polarity === "+") {
    ctx.moveTo(x, y - 4);
    ctx.lineTo(x, y + 4);
  }
  ctx.stroke();
}

function contested(ctx: Context, { arc, polarity }: Drawn, theme: Theme): void {
  // The opposite runs beside it, and its word stands further on.
  const [x, y] = at(arc, polarity === "-" ? 0.32 : 0.56);
  ctx.font = `600 10px ${theme.sans}`;
  const width = ctx.measureText("contested").width + 8;
  rounded(ctx, x - width / 2, y - 8, width, 15, 7);
  ctx.fillStyle = theme.colour["disputed-wash"];
  ctx.fill();
  text(ctx, "contested", x, y + 3.5, ctx.font, theme.colour.disputed);
}

function loop(ctx: Context, { ring, at: [x, y] }: Mark, theme: Theme): void {
  const colour = ring.kind === "reinforcing" ? "plus" : ring.kind === "balancing" ? "minus" : "open";
  ctx.strokeStyle = theme.colour.soft;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.arc(x, y, 13.4, -0.78, -1.87, false);
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(x - 9, y - 15);
  ctx.lineTo(x - 3.5, y - 12.8);
  ctx.lineTo(x - 7, y - 8);
  ctx.stroke();
  const letter = ring.kind === "reinforcing" ? "R" : ring.kind === "balancing" ? "B" : "?";
  text(ctx, letter, x, y + 5, `700 15px ${theme.serif}`, theme.colour[colour]);
}

function plate(ctx: Context, each: Plate, theme: Theme, fate: Fate | null, chosen: boolean): void {
  const { x, y, width, height, lines } = each;
  rounded(ctx, x - width / 2, y - height / 2, width, height, 4);
  const wash = fate && FATE_WASH[fate];
  ctx.fillStyle =
    fate === "more" || fate === "less" ? theme.colour[FATE_COLOUR[fate]] : theme.colour[wash ?? "sheet"];
  ctx.fill();
  if (fate || each.holds) {
    ctx.strokeStyle = theme.colour[fate ? FATE_COLOUR[fate] : "soft"];
    ctx.lineWidth = fate === "held" ? 2.5 : 1.4;
    ctx.setLineDash(fate === "open" ? [4, 3] : []);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  if (each.holds) {
    rounded(ctx, x - width / 2 + 3, y - height / 2 + 3, width, height, 4);
    ctx.globalCompositeOperation = "destination-over";
    ctx.stroke();
    ctx.globalCompositeOperation = "source-over";
  }
  if (chosen) {
    rounded(ctx, x - width / 2 - 2, y - height / 2 - 2, width + 4, height + 4, 6);
    ctx.strokeStyle = theme.colour.accent;
    ctx.lineWidth = 2;
    ctx.stroke();
  }
  const pressed = fate === "more" || fate === "less";
  const first = y - ((lines.length - 1) * LINE) / 2 + 5;
  const ink = theme.colour[pressed ? "sheet" : "ink"];
  for (const [n, line] of lines.entries()) {
    text(ctx, line, x, first + n * LINE, `500 14px ${theme.sans}`, ink);
  }
  if (fate) badge(ctx, fate, [x - width / 2, y - height / 2], theme);
}

function badge(ctx: Context, fate: Fate, [x, y]: Point, theme: Theme): void {
  const colour = theme.colour[FATE_COLOUR[fate]];
  ctx.beginPath();
  ctx.arc(x, y, 9, 0, 2 * Math.PI);
  ctx.fillStyle = theme.colour.sheet;
  ctx.fill();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.stroke();
  text(ctx, FATE_SIGN[fate], x, y + 4, `700 10px ${theme.sans}`, colour);
}

function dots(
  ctx: Context,
  scene: Scene,
  theme: Theme,
  view: View,
  near: (at: Point, reach: number) => boolean,
  { lit, fates, chosen }: Emphasis,
): void {
  for (const each of scene.plates.values()) {
    if (!near([each.x, each.y], 10)) continue;
    const fate = fates?.get(each.id);
    const size = (2.2 + Math.min(4, each.links / 3)) / view.scale;
    ctx.globalAlpha = lit && !lit.variables.has(each.id) ? FAINT : 1;
    ctx.fillStyle = theme.colour[fate ? FATE_COLOUR[fate] : each.id === chosen ? "accent" : "ink"];
    ctx.beginPath();
    ctx.arc(each.x, each.y, size, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

/** From afar, the names of the busiest variables, as far as they have room. */
function busiest(
  ctx: Context,
  scene: Scene,
  theme: Theme,
  view: View,
  room: Size,
  { lit, chosen }: Emphasis,
): void {
  const taken: { x: number; y: number; half: number }[] = [];
  const wanted = [...scene.plates.values()]
    .filter((each) => !lit || lit.variables.has(each.id))
    .sort(
      (a, b) =>
        Number(b.id === chosen) - Number(a.id === chosen) || b.links - a.links || (a.id < b.id ? -1 : 1),
    );
  ctx.font = `500 11px ${theme.sans}`;
  for (const each of wanted) {
    const [x, y] = toScreen(view, [each.x, each.y]);
    if (x < 0 || y < 0 || x > room.width || y > room.height) continue;
    const name = each.name.length > 34 ? `${each.name.slice(0, 33)}…` : each.name;
    const half = ctx.measureText(name).width / 2 + 4;
    if (taken.some((other) => Math.abs(other.y - y) < 16 && Math.abs(other.x - x) < other.half + half))
      continue;
    taken.push({ x, y, half });
    ctx.globalAlpha = 0.86;
    ctx.fillStyle = theme.colour.sheet;
    ctx.fillRect(x - half + 2, y - 8, 2 * half - 4, 15);
    ctx.globalAlpha = 1;
    text(ctx, name, x, y + 4, ctx.font, theme.colour.ink);
    if (taken.length >= 150) return;
  }
}

export function rounded(
  ctx: Context,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
): void {
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, radius);
}

function text(ctx: Context, words: string, x: number, y: number, font: string, colour: string): void {
  if (ctx.font !== font) ctx.font = font;
  ctx.textAlign = "center";
  ctx.fillStyle = colour;
  ctx.fillText(words, x, y);
}
