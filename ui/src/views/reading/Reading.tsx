import { Copy, Link2 } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { type Claim, type Document, type Statement, useRead } from "../../api/calls";
import { useDecide } from "../../api/decide";
import { Button, counted, dated, Empty, Failure, Loading, Page, toast, useShortcuts } from "../../design";
import { ClaimCard } from "./ClaimCard";
import { DocumentText } from "./DocumentText";
import { extent, extentOf, type Layer, marksOf, neighbour } from "./marks";
import { StatementCard } from "./StatementCard";
import type { Span } from "./text";
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
  return <Opened key={id} document={document.data} />;
}

function Opened({ document }: { document: Document }) {
  const [address, setAddress] = useSearchParams();
  const layer: Layer = address.get("show") === "statements" ? "statements" : "claims";
  const chosen = address.get("claim") ?? address.get("statement");
  const chosenId = chosen ? `${document.id}:${chosen}` : null;
  const found = useMemo(() => spanOf(address.get("at")), [address]);
  const [editing, setEditing] = useState(false);
  const { text } = document;
  const decide = useDecide();

  const claim = document.claims.find((each) => each.id === chosenId);
  const statement = document.statements.find((each) => each.id === chosenId);
  const layers = useMemo(() => new Set<Layer>(layer === "claims" ? ["claims"] : ["statements"]), [layer]);
  const marks = useMemo(
    () => marksOf(document, layers, found, chosenId),
    [document, layers, found, chosenId],
  );
  const target = useMemo(
    () => (claim ? extent(claim) : statement ? extentOf(statement) : found),
    [claim, statement, found],
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
    {
      keys: "Escape",
      label: "Close what is open",
      run: () => (editing ? setEditing(false) : choose(null, layer)),
    },
  ]);

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
        <section className="reading-text" aria-label="Text">
          {text.trim() ? (
            <DocumentText text={text} marks={marks} chosen={chosenId} target={target} onChoose={onChoose} />
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
                onClick={() => choose(null, each)}
              >
                {each === "claims" ? "Claims" : "Who says what"}{" "}
                <span className="soft">{document[each].length.toLocaleString("en")}</span>
              </button>
            ))}
          </div>
          {layer === "claims" && <Key />}
          {things.length === 0 ? (
            <Empty title={layer === "claims" ? "No claims were found here" : "Nobody is quoted here"} />
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

function spanOf(told: string | null): Span | null {
  const parts = told?.match(/^(\d{1,9})-(\d{1,9})$/);
  return parts ? [Number(parts[1]), Number(parts[2])] : null;
}
