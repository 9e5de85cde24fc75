import { Link } from "react-router";
import { dated } from "../../design";
import { byHolder, pieces, type Saying } from "./evidence";
import "./sayings.css";

const MODALITY: Record<string, string> = {
  conditional: "on a condition",
  possible: "as a possibility",
  intended: "as an intention",
  denied: "denied",
  questioned: "as a question",
};

/** Quotes by whose say-so they are, each with a way to where it stands. */
export function Sayings({ title, sayings }: { title: string; sayings: readonly Saying[] }) {
  if (!sayings.length) return null;
  return (
    <section className="sayings">
      <h3>
        {title} <span className="soft">{sayings.length}</span>
      </h3>
      {byHolder(sayings).map(({ holder, said }) => (
        <section key={holder.id} aria-label={holder.name}>
          <h4>
            <bdi>{holder.name}</bdi>
          </h4>
          <ul>
            {said.map((saying) => (
              <li key={saying.claim}>
                <Quote saying={saying} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Quote({ saying }: { saying: Saying }) {
  const through = saying.holders.slice(0, -1).map(({ name }) => name);
  const notes = [...(MODALITY[saying.modality] ? [MODALITY[saying.modality]] : []), ...saying.notes];
  return (
    <figure className="quote">
      <blockquote dir="auto">
        {pieces(saying).map(({ at, words, role }) =>
          role ? (
            <mark key={at} className={role} title={role}>
              {words}
            </mark>
          ) : (
            <span key={at}>{words}</span>
          ),
        )}
      </blockquote>
      <figcaption>
        {notes.length > 0 && (
          <span className="row">
            {notes.map((note) => (
              <span key={note} className="tag">
                {note}
              </span>
            ))}
          </span>
        )}
        {through.length > 0 && (
          <span>
            as told by <bdi>{through.toReversed().join(", by ")}</bdi> ·{" "}
          </span>
        )}
        <Link to={placeOf(saying)} aria-label={`Read in place, in ${saying.document_name}`}>
          <bdi>{saying.document_name}</bdi>
        </Link>
        {saying.date && `, ${dated(saying.date)}`}, paragraph {saying.paragraph}
      </figcaption>
    </figure>
  );
}

/** The address of the place in its document's reading view. */
export function placeOf({ claim, document }: { claim: string; document: string }): string {
  const local = claim.slice(document.length + 1);
  return `/documents/${encodeURIComponent(document)}?${new URLSearchParams({ claim: local })}`;
}
