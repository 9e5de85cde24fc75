import { Copy, Link2, Plus } from "lucide-react";
import { useCallback, useMemo, useRef, useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { type Claim, type Document, type Statement, useRead } from "../../api/calls";
import { useDecide } from "../../api/decide";
import { Button, counted, dated, Empty, Failure, Loading, Page, toast, useShortcuts } from "../../design";
import { AddForm } from "./AddForm";
import {
  type Adding,
  CALLED,
  layerOf,
  marksOfAdding,
  PARTS,
  type Part,
  type Piece,
  withPiece,
} from "./adding";
import { ClaimCard } from "./ClaimCard";
import { DocumentText } from "./DocumentText";
import { extent, extentOf, type Layer, marksOf, neighbour } from "./marks";
import { SelectionBar, takeMarked } from "./SelectionBar";
import { StatementCard } from "./StatementCard";
import type { Span } from "./text";
import { inUnits, unitsOf } from "./units";
import "./reading.css";

/** One document as it is written, with what was found in it: to see, correct, accept and reject. */
export default function Reading() {
  const { document: id = "" } = useParams();
  const document = useRead<Document>(`/api/documents/${id}`);
  if (document.isPending) return <Loading what="Opening the document" />;
  if (document.isError) {
    return (
      <Page title="Document">
        <Failure error={document.error} onRetry={() => document.refetch()} />
      </Page>
    );
  }
  return <Opened key={id} told={document.data} />;
}

function Opened({ told }: { told: Document }) {
  const document = useMemo(() => inUnits(told), [told]);
  const [address, setAddress] = useSearchParams();
  const layer: Layer = address.get("show") === "statements" ? "statements" : "claims";
  const chosen = address.get("claim") ?? address.get("statement");
  const chosenId = chosen ? `${document.id}:${chosen}` : null;
  const { text } = document;
  const found = useMemo(() => spanOf(address.get("at"), text), [address, text]);
  const [editing, setEditing] = useState(false);
  const [adding, setAdding] = useState<Adding | null>(null);
  const [typing, setTyping] = useState<Part | null>(null);
  const scroller = useRef<HTMLElement>(null);
  const decide = useDecide();

  const claim = document.claims.find((each) => each.id === chosenId);
  const statement = document.statements.find((each) => each.id === chosenId);
  const layers = useMemo(() => new Set<Layer>(layer === "claims" ? ["claims"] : ["statements"]), [layer]);
  const marks = useMemo(
    () =>
      adding
        ? [...marksOf(document, new Set(), found, null), ...marksOfAdding(adding)]
        : marksOf(document, layers, found, chosenId),
    [document, layers, found, chosenId, adding],
  );
  const target = useMemo(
    () =>
      adding
        ? ((typing && adding.pieces[typing]?.at) ?? null)
        : claim
          ? extent(claim)
          : statement
            ? extentOf(statement)
            : found,
    [claim, statement, found, adding, typing],
  );

  const choose = useCallback(
    (of: string | null, kind: Layer) => {
      setEditing(false);
      setAddress(
        (now) => {
          const next = new URLSearchParams(now);
          for (const name of ["claim", "statement", "at"]) next.delete(name);
          if (kind === "statements") next.set("show", "statements");
          else next.delete("show");
          if (of) next.set(kind === "claims" ? "claim" : "statement", of.slice(document.id.length + 1));
          return next;
        },
        { replace: true },
      );
    },
    [document.id, setAddress],
  );
  const onChoose = useCallback(
    (of: string) => choose(of, document.claims.some((each) => each.id === of) ? "claims" : "statements"),
    [choose, document.claims],
  );
  const things: readonly (Claim | Statement)[] = layer === "claims" ? document.claims : document.statements;
  const step = (by: 1 | -1) => {
    const next = neighbour(things, chosenId, by);
    if (next) choose(next.id, layer);
  };
  const take = (part: Part, piece: Piece) => {
    if (layer !== layerOf(part)) choose(null, layerOf(part));
    setTyping(null);
    setAdding((now) => withPiece(now, part, piece));
  };
  const takeOrType = (part: Part) => {
    const piece = takeMarked(scroller.current, text);
    if (piece) return take(part, piece);
    take(part, adding?.pieces[part] ?? { words: "", at: null });
    setTyping(part);
  };
  const finish = (added?: string) => {
    setAdding(null);
    setTyping(null);
    if (added) choose(`${document.id}:${added}`, layer);
  };
  const judge = (kind: "accept" | "reject") => {
    if (chosenId) decide({ kind, ids: [chosenId] });
  };

  useShortcuts("Reading", [
    { keys: "j", label: "Next", run: () => step(1) },
    { keys: "k", label: "Previous", run: () => step(-1) },
    { keys: "a", label: "Accept", run: () => judge("accept") },
    { keys: "r", label: "Reject", run: () => judge("reject") },
    { keys: "e", label: "Edit", run: () => chosenId && setEditing(true) },
    {
      keys: "t",
      label: "Claims or statements",
      run: () => choose(null, layer === "claims" ? "statements" : "claims"),
    },
    { keys: "n", label: "Add what was not found", run: () => takeOrType(PARTS[layer][0] as Part) },
    {
      keys: "Escape",
      label: "Close what is open",
      run: () => (adding ? finish() : editing ? setEditing(false) : choose(null, layer)),
    },
  ]);
  useShortcuts(
    "The marked words are",
    PARTS[layer].map((part) => ({
      keys: CALLED[part].keys,
      label: CALLED[part].label,
      run: () => takeOrType(part),
    })),
  );

  return (
    <Page
      fill
      title={document.name}
      lead={<About document={document} />}
      actions={
        <Button
          kind="quiet"
          icon={Link2}
          onPress={() => {
            void navigator.clipboard.writeText(window.location.href);
            toast("The address of this view is copied.");
          }}
        >
          Copy link
        </Button>
      }
    >
      <div className="reading">
        <section ref={scroller} className="reading-text" aria-label="Text">
          {text.trim() ? (
            <>
              <DocumentText
                text={text}
                marks={marks}
                chosen={adding ? "adding" : chosenId}
                target={target}
                onChoose={onChoose}
              />
              <SelectionBar scroller={scroller} text={text} layer={layer} onTake={take} />
            </>
          ) : (
            <Empty title="This document has no words" />
          )}
        </section>
        <aside className="reading-side" aria-label="What was found">
          <div className="tabs" role="tablist">
            {(["claims", "statements"] as const).map((each) => (
              <button
                key={each}
                type="button"
                role="tab"
                className="tab"
                aria-selected={layer === each}
                data-selected={layer === each || undefined}
                onClick={() => {
                  setAdding(null);
                  choose(null, each);
                }}
              >
                {each === "claims" ? "Claims" : "Who says what"}{" "}
                <span className="soft">{document[each].length.toLocaleString("en")}</span>
              </button>
            ))}
          </div>
          {adding ? (
            <AddForm
              document={document}
              adding={adding}
              focused={typing}
              onChange={(part, piece) => {
                setTyping(part);
                setAdding((now) => withPiece(now, part, piece));
              }}
              onDone={finish}
              decide={decide}
            />
          ) : (
            <div className="row apart found-head">
              {layer === "claims" ? <Key /> : <span />}
              <Button kind="quiet" icon={Plus} onPress={() => takeOrType(PARTS[layer][0] as Part)}>
                Add <kbd>n</kbd>
              </Button>
            </div>
          )}
          {things.length === 0 ? (
            !adding && (
              <Empty title={layer === "claims" ? "No claims were found here" : "Nobody is quoted here"}>
                Mark words in the text, or press n, to add what you see.
              </Empty>
            )
          ) : (
            <ol className="cards">
              {layer === "claims"
                ? document.claims.map((each) => (
                    <ClaimCard
                      key={each.id}
                      claim={each}
                      text={text}
                      isChosen={each.id === chosenId}
                      isEditing={editing && each.id === chosenId}
                      onChoose={() => choose(each.id, "claims")}
                      onEdit={setEditing}
                      decide={decide}
                    />
                  ))
                : document.statements.map((each) => (
                    <StatementCard
                      key={each.id}
                      statement={each}
                      text={text}
                      isChosen={each.id === chosenId}
                      isEditing={editing && each.id === chosenId}
                      onChoose={() => choose(each.id, "statements")}
                      onEdit={setEditing}
                      decide={decide}
                    />
                  ))}
            </ol>
          )}
        </aside>
      </div>
    </Page>
  );
}

function About({ document }: { document: Document }) {
  const parts = [document.author, document.publisher, dated(document.date)].filter(Boolean);
  return (
    <>
      {parts.join(" · ") || "No author, publisher or date is told"}
      {document.copies.length > 0 && (
        <span className="copies">
          <Copy aria-hidden />
          {counted(document.copies.length, "near-copy", "near-copies")}, counted once:{" "}
          {document.copies.map((copy, at) => (
            <span key={copy.id}>
              {at > 0 && ", "}
              <Link to={`/documents/${copy.id}`}>{copy.name}</Link>
            </span>
          ))}
        </span>
      )}
    </>
  );
}

/** What the marks in the text look like. */
function Key() {
  return (
    <p className="key text" aria-hidden>
      <mark className="cause">cause</mark>
      <mark className="signal">signal</mark>
      <mark className="effect">effect</mark>
    </p>
  );
}

function spanOf(told: string | null, text: string): Span | null {
  const parts = told?.match(/^(\d{1,9})-(\d{1,9})$/);
  const units = unitsOf(text);
  return parts ? [units(Number(parts[1])), units(Number(parts[2]))] : null;
}
