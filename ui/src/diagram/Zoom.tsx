import { Maximize, Minus, Plus } from "lucide-react";
import type { RefObject } from "react";
import { IconButton } from "../design";
import type { DiagramHandle } from "./Diagram";

/** Larger, smaller, all of it. */
export function Zoom({ diagram }: { diagram: RefObject<DiagramHandle | null> }) {
  return (
    <div className="zoom">
      <IconButton icon={Plus} label="Larger" keys="+" onPress={() => diagram.current?.zoom(1.3)} />
      <IconButton icon={Minus} label="Smaller" keys="-" onPress={() => diagram.current?.zoom(1 / 1.3)} />
      <IconButton icon={Maximize} label="Show all of it" keys="0" onPress={() => diagram.current?.fit()} />
    </div>
  );
}
