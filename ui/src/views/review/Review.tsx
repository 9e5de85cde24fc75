import { NavLink, useParams } from "react-router";
import { type Schemas, useRead } from "../../api/calls";
import { Page } from "../../design";
import { Coders } from "./Coders";
import { Decided } from "./Decided";
import { Disputes } from "./Disputes";
import { Doubts } from "./Doubts";
import { Meetings, Merges } from "./Merges";
import "./review.css";

const KINDS = [
  { name: "merges", label: "Same thing?", view: Merges },
  { name: "people", label: "Same person?", view: Meetings },
  { name: "doubts", label: "Least certain", view: Doubts },
  { name: "contested", label: "Contradictions", view: Disputes },
  { name: "decided", label: "What was decided", view: Decided },
  { name: "coders", label: "Agreement", view: Coders },
] as const;

/** What is worth a person's look, worked through by keys. */
export default function Review() {
  const { kind } = useParams();
  const progress = useRead<Schemas["ProgressShown"]>("/api/review");
  const { view: View } = KINDS.find((each) => each.name === kind) ?? KINDS[0];
  return (
    <Page title="Review" lead={progress.data && <Looked progress={progress.data} />}>
      <nav className="tabs" aria-label="What to review">
        {KINDS.map(({ name, label, view }) => (
          <NavLink
            key={name}
            to={`/review/${name}`}
            className="tab"
            aria-current={View === view ? "page" : undefined}
          >
            {label}
          </NavLink>
        ))}
      </nav>
      <View />
    </Page>
  );
}

function Looked({ progress: { claims, accepted, rejected } }: { progress: Schemas["ProgressShown"] }) {
  const judged = accepted + rejected;
  return (
    <span className="looked">
      <progress max={Math.max(claims, 1)} value={judged} aria-label="Claims that were looked at" />
      {judged.toLocaleString("en")} of {claims.toLocaleString("en")} claims looked at:{" "}
      {accepted.toLocaleString("en")} accepted, {rejected.toLocaleString("en")} rejected
    </span>
  );
}
