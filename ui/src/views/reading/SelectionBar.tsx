import { type RefObject, useEffect, useState } from "react";
import { CALLED, PARTS, type Part, type Piece, wholeWords } from "./adding";
import type { Layer } from "./marks";
import type { Span } from "./text";

interface SelectionBarProps {
  /** What scrolls, with the text in it. */
  scroller: RefObject<HTMLElement | null>;
  text: string;
  layer: Layer;
  onTake: (part: Part, piece: Piece) => void;
}

/** Beside words that are marked with the pointer: what they are to be. */
export function SelectionBar({ scroller, text, layer, onTake }: SelectionBarProps) {
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useEffect(() => {
    const look = () => {
      const box = scroller.current;
      const range = box && marked(box, text) && window.getSelection()?.getRangeAt(0);
      if (!box || !range) return setPlace(null);
      const [around, words] = [box.getBoundingClientRect(), range.getBoundingClientRect()];
      setPlace({
        left: Math.max(8, Math.min(words.left - around.left, around.width - 300)),
        top: words.bottom - around.top + box.scrollTop + 6,
      });
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [scroller, text]);
  if (!place) return null;
  return (
    <div className="selection-bar" role="toolbar" aria-label="The marked words are" style={place}>
      {PARTS[layer].map((part) => (
        <button
          key={part}
          type="button"
          className="button quiet"
          // Else the words would not be marked any more.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            const piece = takeMarked(scroller.current, text);
            if (piece) onTake(part, piece);
          }}
        >
          <span className={`swatch ${part}`} aria-hidden /> {CALLED[part].label}{" "}
          <kbd>{CALLED[part].keys}</kbd>
        </button>
      ))}
    </div>
  );
}

/** The words of the text that are marked, which then are marked no longer; null without any. */
export function takeMarked(root: HTMLElement | null, text: string): Piece | null {
  const span = root && marked(root, text);
  if (!span) return null;
  window.getSelection()?.removeAllRanges();
  return { words: text.slice(...span).replace(/\s+/g, " "), at: span };
}

/** The stretch of the text that is marked, in whole words; null without one. */
function marked(root: HTMLElement, text: string): Span | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const pieces = [...root.querySelectorAll<HTMLElement>("[data-at]")].filter((each) =>
    range.intersectsNode(each),
  );
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return null;
  const inside = (piece: HTMLElement, node: Node, offset: number) =>
    node.nodeType === Node.TEXT_NODE && piece.contains(node) ? offset : null;
  const [start, end] = [Number(first.dataset.at), Number(last.dataset.at)];
  return wholeWords(text, [
    start + (inside(first, range.startContainer, range.startOffset) ?? 0),
    end + (inside(last, range.endContainer, range.endOffset) ?? (last.textContent ?? "").length),
  ]);
}
