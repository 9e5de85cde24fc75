import { NavLink, useParams } from "react-router";
import { Page } from "../../design";
import { Contested } from "./Contested";
import { Decided } from "./Decided";
import { Merges } from "./Merges";
import { WeakClaims } from "./WeakClaims";
import "./review.css";

const KINDS = [
  { name: "merges", label: "One thing or two?", view: Merges },
  { name: "weak", label: "Weak claims", view: WeakClaims },
  { name: "contested", label: "Contradictions", view: Contested },
  { name: "decided", label: "What was decided", view: Decided },
] as const;

/** What is worth a person's look, worked through by keys. */
export default function Review() {
  const { kind } = useParams();
  const { view: View } = KINDS.find((each) => each.name === kind) ?? KINDS[0];
  return (
    <Page title="Review">
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
