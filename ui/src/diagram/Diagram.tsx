import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { Point } from "./geometry";
import type { Emphasis } from "./paint";
import { type Scene, type Thing, towards } from "./scene";
import { type Bond, Stage } from "./stage";
import "./diagram.css";

export interface DiagramHandle {
  fit: () => void;
  zoom: (factor: number) => void;
  reveal: (id: string) => void;
}

interface DiagramProps {
  scene: Scene;
  emphasis: Emphasis;
  /** What the diagram shows, for those who hear the page. */
  label: string;
  /** Says in words what has the focus. */
  describe: (thing: Thing) => string;
  onThing: (thing: Thing | null) => void;
  /** One variable was dropped on another; without it none can be dragged. */
  onDrop?: (dragged: string, on: string) => void;
  /** Diagrams with the same bond move together. */
  bond?: Bond;
  ref?: Ref<DiagramHandle>;
}

/** The causal loop diagram, moved about in by pointer, wheel, fingers and keys. */
export function Diagram({ scene, emphasis, label, describe, onThing, onDrop, bond, ref }: DiagramProps) {
  const room = useRef<HTMLDivElement>(null);
  const base = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLCanvasElement>(null);
  const stage = useRef<Stage | null>(null);
  const first = useRef({ scene, emphasis });
  const [focus, setFocus] = useState<Thing | null>(null);
  const [carried, setCarried] = useState<string | null>(null);

  useLayoutEffect(() => {
    if (!room.current || !base.current || !over.current) return;
    const { scene, emphasis } = first.current;
    const made = new Stage(room.current, base.current, over.current, scene, emphasis, bond ?? new Set());
    stage.current = made;
    return () => made.destroy();
  }, [bond]);

  useLayoutEffect(() => {
    first.current = { scene, emphasis };
    stage.current?.show(scene, emphasis);
  }, [scene, emphasis]);

  useLayoutEffect(() => {
    if (stage.current) stage.current.hooks = { onThing, onDrop: onDrop ?? null, describe };
  }, [onThing, onDrop, describe]);

  useEffect(() => stage.current?.setFocus(focus, carried), [focus, carried]);

  useImperativeHandle(ref, () => ({
    fit: () => stage.current?.fit(),
    zoom: (factor) => stage.current?.zoom(factor),
    reveal: (id) => stage.current?.reveal(id),
  }));

  const focusOn = (thing: Thing) => {
    setFocus(thing);
    stage.current?.reveal(thing.id);
  };

  const stepLink = (by: number) => {
    const end = focus?.kind === "variable" ? focus.id : null;
    const wires = end
      ? scene.wires.filter(({ cause, effect }) => cause === end || effect === end)
      : scene.wires;
    const at = focus?.kind === "link" ? wires.findIndex(({ id }) => id === focus.id) : by > 0 ? -1 : 0;
    const next = wires[(at + by + wires.length) % wires.length];
    if (next) focusOn({ kind: "link", id: next.id });
  };

  const merge = () => {
    if (focus?.kind !== "variable" || !onDrop) return;
    if (carried === null) setCarried(focus.id);
    else {
      setCarried(null);
      if (carried !== focus.id) onDrop(carried, focus.id);
    }
  };

  const leave = () => {
    if (carried !== null) setCarried(null);
    else {
      setFocus(null);
      onThing(null);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [dx, dy] = ARROWS[event.key] ?? [0, 0];
    const keys: Record<string, () => void> = {
      ".": () => stepLink(1),
      ",": () => stepLink(-1),
      "+": () => stage.current?.zoom(1.25),
      "=": () => stage.current?.zoom(1.25),
      "-": () => stage.current?.zoom(0.8),
      "0": () => stage.current?.fit(),
      m: merge,
      // biome-ignore lint/correctness/noComponentHookFactories: this is the name of a key.
      Enter: () => (carried !== null ? merge() : focus && onThing(focus)),
      Escape: leave,
    };
    if (dx || dy) {
      const next = towards(scene, focus?.kind === "variable" ? focus.id : null, [dx, dy]);
      if (event.shiftKey) stage.current?.pan(-dx * 80, -dy * 80);
      else if (next) focusOn({ kind: "variable", id: next });
    } else if (keys[event.key]) keys[event.key]?.();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={room}
      className="diagram"
      role="application"
      aria-roledescription="causal loop diagram"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: one moves about in it by keys.
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => setFocus(null)}
    >
      <canvas ref={base} className="diagram-base" aria-hidden />
      <canvas ref={over} className="diagram-over" aria-hidden />
      <div className="visually-hidden" aria-live="polite">
        {carried !== null && `Merge ${describe({ kind: "variable", id: carried })} with: `}
        {focus && describe(focus)}
      </div>
    </div>
  );
}

const ARROWS: Record<string, Point> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};
