import type { Point } from "./geometry";
import { paintOver } from "./over";
import { type Emphasis, paint } from "./paint";
import { type Scene, type Thing, thingAt, towards } from "./scene";
import { type Theme, themeOf } from "./theme";
import { begun, fitted, revealed, type Size, toDiagram, type View, zoomed } from "./view";

const SPARE = 360; // pixels painted beyond each edge, so that moving about need not paint
const SETTLED = 140; // milliseconds without movement after which it is painted sharp again
const STILL = 4; // pixels that a pointer moves before it drags
const PRESSED: ReadonlySet<string> = new Set(["more", "less"]);
const REACH = { mouse: 6, touch: 14 };
const CLEAR = 0.55; // scale below which a variable that is looked for is brought closer

/** Diagrams of one layout that show the same part of it. */
export type Bond = Set<Stage>;

interface Hooks {
  onThing: (thing: Thing | null) => void;
  onDrop: ((dragged: string, on: string) => void) | null;
  describe: (thing: Thing) => string;
}

/**
 * A scene on a canvas that is larger than its room. While one pans, the canvas is moved as a whole, which
 * costs no painting: it is painted again when movement ends, or comes to the canvas's edge.
 */
export class Stage {
  hooks: Hooks = { onThing: () => {}, onDrop: null, describe: () => "" };
  focus: Thing | null = null;
  carried: string | null = null;
  private size: Size = { width: 0, height: 0 };
  private view: View = { scale: 1, x: 0, y: 0 };
  private painted: View | null = null;
  private theme: Theme | null = null;
  private isFitted = true;
  private awaited: string | null = null; // what is to be brought into view as soon as there is room
  private timer = 0;
  private hover: Thing | null = null;
  private drag: { id: string; at: Point; over: string | null } | null = null;
  private readonly fingers = new Map<number, PointerEvent>();
  private isMoving = false;
  private pressed: Thing | null = null;
  private readonly leave: (() => void)[] = [];

  constructor(
    private readonly room: HTMLElement,
    private readonly base: HTMLCanvasElement,
    private readonly over: HTMLCanvasElement,
    private scene: Scene,
    private emphasis: Emphasis,
    private readonly bond: Bond,
  ) {
    bond.add(this);
    const watch = new ResizeObserver(() => this.resized());
    watch.observe(room);
    const themed = new MutationObserver(() => this.recolour());
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    const scheme = window.matchMedia("(prefers-color-scheme: dark)");
    const on = <K extends keyof HTMLElementEventMap>(
      name: K,
      run: (event: HTMLElementEventMap[K]) => void,
      options?: AddEventListenerOptions,
    ) => {
      room.addEventListener(name, run, options);
      this.leave.push(() => room.removeEventListener(name, run, options));
    };
    const recolour = () => this.recolour();
    scheme.addEventListener("change", recolour);
    on("pointerdown", (event) => this.down(event));
    on("pointermove", (event) => this.moved(event));
    on("pointerup", (event) => this.up(event));
    on("pointercancel", (event) => this.cancel(event));
    on("pointerleave", () => this.hovered(null));
    on("wheel", (event) => this.wheel(event), { passive: false });
    this.leave.push(
      () => watch.disconnect(),
      () => themed.disconnect(),
      () => scheme.removeEventListener("change", recolour),
      () => window.clearTimeout(this.timer),
      () => bond.delete(this),
    );
  }

  destroy(): void {
    for (const leave of this.leave) leave();
  }

  /** Another scene, or the same with something else stressed. What is seen stays where it is. */
  show(scene: Scene, emphasis: Emphasis): void {
    this.scene = scene;
    this.emphasis = emphasis;
    if (this.hover && !this.has(this.hover)) this.hover = null;
    if (this.isFitted) this.view = begun(scene.extent, this.size, this.heart());
    this.repaint();
  }

  fit(): void {
    this.go(fitted(this.scene.extent, this.size));
  }

  zoom(factor: number, at: Point = [this.size.width / 2, this.size.height / 2]): void {
    this.go(zoomed(this.view, factor, at));
  }

  pan(dx: number, dy: number): void {
    this.go({ ...this.view, x: this.view.x + dx, y: this.view.y + dy });
  }

  /** Brings something into view, close enough to be read. */
  reveal(id: string): void {
    const wire = this.scene.wires.find((each) => each.id === id);
    const box =
      this.scene.plates.get(id) ??
      (wire && { x: wire.arc.sign[0], y: wire.arc.sign[1], width: 40, height: 40 });
    this.awaited = this.size.width ? null : id;
    if (!box || !this.size.width) return;
    const near =
      this.view.scale < CLEAR
        ? zoomed(this.view, 0.9 / this.view.scale, [this.size.width / 2, this.size.height / 2])
        : this.view;
    this.go(revealed(near, box, this.size));
  }

  /** Shows what has the focus, by keys, and what is carried to be merged. */
  setFocus(focus: Thing | null, carried: string | null): void {
    this.focus = focus;
    this.carried = carried;
    this.paintOver();
  }

  /** What one looks at first, for all of a bond alike: what is pressed, or else the busiest variable. */
  private heart(): Point {
    const [{ scene, emphasis } = this] = this.bond;
    const pressed = [...scene.plates.values()].filter(({ id }) => PRESSED.has(emphasis.fates?.get(id) ?? ""));
    const busiest = scene.plates.get(towards(scene, null, [0, 0]) ?? "");
    const around = pressed.length ? pressed : busiest ? [busiest] : [scene.extent];
    const mean = (of: "x" | "y") => around.reduce((sum, box) => sum + box[of], 0) / around.length;
    return [mean("x"), mean("y")];
  }

  private has(thing: Thing): boolean {
    return this.scene.plates.has(thing.id) || this.scene.wires.some((wire) => wire.id === thing.id);
  }

  private go(view: View): void {
    for (const stage of this.bond) {
      stage.isFitted = false;
      stage.follow(view);
    }
  }

  private follow(view: View): void {
    this.view = view;
    const { painted } = this;
    if (!painted) return;
    const ratio = view.scale / painted.scale;
    // The canvas begins SPARE pixels left of its room and above it, and is scaled from its own corner.
    const dx = view.x - painted.x * ratio + SPARE * (1 - ratio);
    const dy = view.y - painted.y * ratio + SPARE * (1 - ratio);
    const beyond =
      ratio > 1.8 || ratio < 0.6 || (ratio === 1 && Math.max(Math.abs(dx), Math.abs(dy)) > SPARE);
    if (beyond) {
      this.repaint();
      return;
    }
    this.base.style.transform = `translate(${dx}px, ${dy}px) scale(${ratio})`;
    this.paintOver();
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.repaint(), SETTLED);
  }

  private repaint(): void {
    window.clearTimeout(this.timer);
    const ctx = this.base.getContext("2d", { alpha: false });
    if (!ctx || !this.size.width || !this.size.height) return;
    this.theme ??= themeOf(this.room);
    const ratio = pixelRatio();
    const whole = { width: this.size.width + 2 * SPARE, height: this.size.height + 2 * SPARE };
    resize(this.base, whole, ratio);
    resize(this.over, this.size, ratio);
    const view = { ...this.view, x: this.view.x + SPARE, y: this.view.y + SPARE };
    paint(ctx, this.scene, view, whole, ratio, this.theme, this.emphasis);
    this.painted = this.view;
    this.base.style.transform = "";
    this.paintOver();
  }

  private paintOver(): void {
    const ctx = this.over.getContext("2d");
    if (!ctx || !this.theme) return;
    paintOver(ctx, this.scene, this.view, this.size, pixelRatio(), this.theme, {
      stressed: this.focus ?? this.hover,
      focused: this.focus !== null,
      drag: this.drag,
      carried: this.carried,
    });
  }

  private resized(): void {
    const before = this.size;
    this.size = { width: this.room.clientWidth, height: this.room.clientHeight };
    if (!this.size.width || !this.size.height) return;
    this.view = this.isFitted
      ? begun(this.scene.extent, this.size, this.heart())
      : {
          ...this.view,
          x: this.view.x + (this.size.width - before.width) / 2,
          y: this.view.y + (this.size.height - before.height) / 2,
        };
    this.repaint();
    if (this.awaited) this.reveal(this.awaited);
  }

  private recolour(): void {
    this.theme = null;
    this.repaint();
  }

  private at(event: { clientX: number; clientY: number }): Point {
    const box = this.room.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  private under(event: PointerEvent): Thing | null {
    const reach = event.pointerType === "touch" ? REACH.touch : REACH.mouse;
    return thingAt(this.scene, toDiagram(this.view, this.at(event)), reach / this.view.scale);
  }

  private hovered(thing: Thing | null): void {
    if (thing?.id === this.hover?.id) return;
    this.hover = thing;
    this.room.style.cursor = thing ? "pointer" : "";
    this.room.title = thing ? this.hooks.describe(thing) : "";
    this.paintOver();
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.fingers.set(event.pointerId, event);
    this.isMoving = false;
    this.pressed = this.under(event);
  }

  private moved(event: PointerEvent): void {
    const before = this.fingers.get(event.pointerId);
    if (!before) {
      this.hovered(this.under(event));
      return;
    }
    const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
    if (!this.isMoving) {
      if (Math.hypot(dx, dy) < STILL) return;
      this.isMoving = true;
      this.room.setPointerCapture(event.pointerId);
      if (this.fingers.size === 1 && this.pressed?.kind === "variable" && this.hooks.onDrop)
        this.drag = { id: this.pressed.id, at: [0, 0], over: null };
    }
    const other = [...this.fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
    if (this.drag) {
      const point = toDiagram(this.view, this.at(event));
      const thing = thingAt(this.scene, point, 0);
      const over = thing?.kind === "variable" && thing.id !== this.drag.id ? thing.id : null;
      this.drag = { ...this.drag, at: point, over };
      this.paintOver();
      return;
    }
    this.fingers.set(event.pointerId, event);
    if (other) {
      const gap = (a: PointerEvent, b: PointerEvent) =>
        Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
      this.zoom(gap(event, other) / Math.max(1, gap(before, other)), this.at(other));
    } else this.pan(dx, dy);
  }

  private up(event: PointerEvent): void {
    if (!this.fingers.delete(event.pointerId)) return;
    const { drag } = this;
    this.drag = null;
    if (drag) {
      this.paintOver();
      if (drag.over) this.hooks.onDrop?.(drag.id, drag.over);
    } else if (!this.isMoving) this.hooks.onThing(this.pressed);
  }

  private cancel(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
    this.drag = null;
    this.paintOver();
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    if (event.shiftKey) this.pan(-event.deltaY * lines, 0);
    else this.zoom(Math.exp((-event.deltaY * lines) / 400), this.at(event));
  }
}

function pixelRatio(): number {
  return Math.min(2, window.devicePixelRatio || 1);
}

function resize(canvas: HTMLCanvasElement, size: Size, ratio: number): void {
  const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
  canvas.style.width = `${size.width}px`;
  canvas.style.height = `${size.height}px`;
}
