import type { Box, Point } from "./geometry";

/** What part of the diagram is seen: pixels = diagram × scale + (x, y). */
export interface View {
  scale: number;
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export const CLOSEST = 3;
const FARTHEST = 0.04;
const LARGEST_FIT = 1.25;
const LEAST_READABLE = 0.72; // names of ten pixels

export function toScreen(view: View, [x, y]: Point): Point {
  return [x * view.scale + view.x, y * view.scale + view.y];
}

export function toDiagram(view: View, [x, y]: Point): Point {
  return [(x - view.x) / view.scale, (y - view.y) / view.scale];
}

/** Larger or smaller, with one point of the screen staying where it is. */
export function zoomed(view: View, factor: number, [x, y]: Point): View {
  const scale = Math.min(CLOSEST, Math.max(FARTHEST, view.scale * factor));
  const ratio = scale / view.scale;
  return { scale, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio };
}

/** All of a box in the middle of the room, at most a quarter larger than drawn. */
export function fitted(extent: Box, room: Size, margin = 24): View {
  const scale = Math.min(
    LARGEST_FIT,
    Math.max(FARTHEST, (room.width - 2 * margin) / extent.width),
    Math.max(FARTHEST, (room.height - 2 * margin) / extent.height),
  );
  return { scale, x: room.width / 2 - extent.x * scale, y: room.height / 2 - extent.y * scale };
}

/** As `fitted`, but never so far away that names cannot be read: then as much as there is room for round `heart`. */
export function begun(extent: Box, room: Size, heart: Point, margin = 24): View {
  const whole = fitted(extent, room, margin);
  if (whole.scale >= LEAST_READABLE) return whole;
  const scale = LEAST_READABLE;
  const along = (middle: number, length: number, at: number, side: number): number => {
    if (length * scale <= side - 2 * margin) return side / 2 - middle * scale;
    const first = margin - (middle - length / 2) * scale;
    const last = side - margin - (middle + length / 2) * scale;
    return Math.min(first, Math.max(last, side / 2 - at * scale));
  };
  return {
    scale,
    x: along(extent.x, extent.width, heart[0], room.width),
    y: along(extent.y, extent.height, heart[1], room.height),
  };
}

/** Moved just so far that a box is seen whole, and not at all when it is. */
export function revealed(view: View, box: Box, room: Size, margin = 40): View {
  const [left, top] = toScreen(view, [box.x - box.width / 2, box.y - box.height / 2]);
  const [right, bottom] = toScreen(view, [box.x + box.width / 2, box.y + box.height / 2]);
  return {
    ...view,
    x: view.x + shift(left - margin, right + margin, room.width),
    y: view.y + shift(top - margin, bottom + margin, room.height),
  };
}

function shift(low: number, high: number, room: number): number {
  if (low >= 0 && high <= room) return 0;
  if (high - low > room) return room / 2 - (low + high) / 2;
  return low < 0 ? -low : room - high;
}
