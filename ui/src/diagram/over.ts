import type { Point } from "./geometry";
import type { Plate, Scene, Thing } from "./scene";
import type { Theme } from "./theme";
import { type Size, toScreen, type View } from "./view";

interface Passing {
  /** What is pointed at, or has the focus. */
  stressed: Thing | null;
  focused: boolean;
  drag: { id: string; at: Point; over: string | null } | null;
  carried: string | null;
}

/** Paints what passes over the diagram: what is pointed at, what is dragged. */
export function paintOver(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  view: View,
  room: Size,
  ratio: number,
  theme: Theme,
  { stressed, focused, drag, carried }: Passing,
): void {
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, room.width, room.height);
  const frame = (plate: Plate | undefined, width: number, dashes: number[] = []) => {
    if (!plate) return;
    const [x, y] = toScreen(view, [plate.x, plate.y]);
    const readable = 14 * view.scale >= 7.5;
    const [w, h] = readable ? [plate.width * view.scale + 6, plate.height * view.scale + 6] : [18, 18];
    ctx.beginPath();
    ctx.roundRect(x - w / 2, y - h / 2, w, h, 6);
    ctx.setLineDash(dashes);
    ctx.lineWidth = width;
    ctx.strokeStyle = theme.colour.accent;
    ctx.stroke();
    ctx.setLineDash([]);
    if (!readable) tip(ctx, plate.name, [x, y - 16], theme);
  };
  frame(carried ? scene.plates.get(carried) : undefined, 2, [5, 4]);
  if (drag) {
    frame(scene.plates.get(drag.id), 2, [5, 4]);
    if (drag.over) frame(scene.plates.get(drag.over), 3);
    const name = scene.plates.get(drag.id)?.name ?? "";
    const [x, y] = toScreen(view, drag.at);
    tip(ctx, drag.over ? `Merge with ${scene.plates.get(drag.over)?.name ?? ""}` : name, [x, y - 22], theme);
    return;
  }
  if (!stressed) return;
  if (stressed.kind === "variable") frame(scene.plates.get(stressed.id), focused ? 3 : 1.5);
  if (stressed.kind === "link") {
    const wire = scene.wires.find((each) => each.id === stressed.id);
    if (!wire) return;
    const { start, control, end } = wire.arc;
    ctx.beginPath();
    ctx.moveTo(...toScreen(view, start));
    ctx.quadraticCurveTo(...toScreen(view, control), ...toScreen(view, end));
    ctx.strokeStyle = theme.colour.accent;
    ctx.globalAlpha = focused ? 0.45 : 0.3;
    ctx.lineWidth = (Math.min(1.5 + 0.9 * (wire.support - 1), 6) + 8) * Math.max(0.5, view.scale);
    ctx.stroke();
    ctx.globalAlpha = 1;
  }
}

function tip(ctx: CanvasRenderingContext2D, words: string, [x, y]: Point, theme: Theme): void {
  ctx.font = `500 12px ${theme.sans}`;
  const width = ctx.measureText(words).width + 14;
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - 12, width, 22, 5);
  ctx.fillStyle = theme.colour.ink;
  ctx.fill();
  ctx.textAlign = "center";
  ctx.fillStyle = theme.colour.sheet;
  ctx.fillText(words, x, y + 4);
}
