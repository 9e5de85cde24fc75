import { type MouseEvent, memo, useEffect, useMemo, useRef } from "react";
import type { Kind, Role } from "./marks";
import { cut, isWrapped, type Mark, paragraphsOf, type Span } from "./text";
import "./document-text.css";

interface DocumentTextProps {
  text: string;
  marks: Mark<Kind>[];
  /** Id of the claim or statement that is looked at: its words carry labels. */
  chosen: string | null;
  /** Where to scroll to when it changes. */
  target: Span | null;
  onChoose: (id: string) => void;
}

/** Roles whose words are labelled where they are looked at; a signal is short, and known by its slant. */
const LABELLED: ReadonlySet<Role> = new Set(["cause", "effect", "speaker", "said"]);

/** The document as it is written, with what was found marked in place. */
export function DocumentText({ text, marks, chosen, target, onChoose }: DocumentTextProps) {
  const root = useRef<HTMLDivElement>(null);
  const paragraphs = useMemo(() => paragraphsOf(text), [text]);
  const wrapped = useMemo(() => isWrapped(text), [text]);
  const byParagraph = useMemo(() => spread(paragraphs, marks), [paragraphs, marks]);
  useEffect(() => {
    if (!target) return;
    const at = paragraphs.findLastIndex(([start]) => start <= target[0]);
    const paragraph = root.current?.children[Math.max(at, 0)];
    const piece = [...(paragraph?.querySelectorAll<HTMLElement>("[data-at]") ?? [])].findLast(
      (each) => Number(each.dataset.at) <= target[0],
    );
    (piece ?? paragraph)?.scrollIntoView({ block: "center" });
  }, [target, paragraphs]);
  const onClick = (event: MouseEvent) => {
    if (!window.getSelection()?.isCollapsed) return;
    const of = (event.target as Element).closest<HTMLElement>("[data-of]")?.dataset.of;
    if (of) onChoose(of);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: keys and the list beside the text do the same.
    <div ref={root} className={wrapped ? "text wrapped" : "text"} dir="auto" onClick={onClick}>
      {paragraphs.map((span, at) => {
        const here = byParagraph[at] as Mark<Kind>[];
        const has = chosen !== null && here.some((mark) => mark.kind.of === chosen);
        return (
          <Paragraph
            key={span[0]}
            text={text}
            span={span}
            marks={here}
            chosen={has ? chosen : null}
            first={at === 0}
          />
        );
      })}
    </div>
  );
}

interface ParagraphProps {
  text: string;
  span: Span;
  marks: Mark<Kind>[];
  chosen: string | null;
  first: boolean;
}

const Paragraph = memo(function Paragraph({ text, span, marks, chosen, first }: ParagraphProps) {
  const heading = first && span[1] - span[0] < 160 && !/[.!?…]["”’)]?\s*$/.test(text.slice(...span));
  const pieces = cut(span, marks).map((piece) => {
    const own = piece.kinds.filter((kind) => kind.of === chosen || kind.role === "found");
    const roles = [...new Set(piece.kinds.map((kind) => kind.role))];
    const words = text.slice(...piece.span);
    if (roles.length === 0) {
      return (
        <span key={piece.span[0]} data-at={piece.span[0]}>
          {words}
        </span>
      );
    }
    const label = piece.begins.find((kind) => kind.of === chosen && LABELLED.has(kind.role));
    const of = own[0]?.of ?? innermost(piece.kinds);
    return (
      <mark
        key={piece.span[0]}
        data-at={piece.span[0]}
        data-of={of}
        data-label={label?.role}
        className={[...roles, ...own.map((kind) => `own-${kind.role}`)].join(" ")}
      >
        {words}
      </mark>
    );
  });
  return heading ? <h2 className="text-heading">{pieces}</h2> : <p>{pieces}</p>;
});

/** What a click means where things overlap: the claim rather than the statement round it. */
function innermost(kinds: readonly Kind[]): string | undefined {
  return (kinds.find((kind) => kind.role !== "said" && kind.role !== "found") ?? kinds[0])?.of;
}

function spread(paragraphs: readonly Span[], marks: readonly Mark<Kind>[]): Mark<Kind>[][] {
  const sorted = [...marks].sort((a, b) => a.span[0] - b.span[0]);
  return paragraphs.map(([start, end]) => sorted.filter(({ span }) => span[0] < end && span[1] > start));
}
