import { Check, Pencil, Waypoints, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import type { Claim } from "../../api/calls";
import type { Decide } from "../../api/decide";
import { Button, Sign } from "../../design";
import { ClaimForm } from "./ClaimForm";
import { CHANGES } from "./wording";

interface ClaimCardProps {
  claim: Claim;
  text: string;
  isChosen: boolean;
  isEditing: boolean;
  onChoose: () => void;
  onEdit: (editing: boolean) => void;
  decide: Decide;
}

/** One claim in the list beside the text; the one that is looked at is open. */
export function ClaimCard({ claim, text, isChosen, isEditing, onChoose, onEdit, decide }: ClaimCardProps) {
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) card.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  const holders = claim.own_voice
    ? "in the author's own voice"
    : claim.holders.map((each) => each.name).join(" → ");
  return (
    <li ref={card} className={isChosen ? "card chosen" : "card"} data-verdict={claim.verdict ?? undefined}>
      <button type="button" className="card-head" aria-expanded={isChosen} onClick={onChoose}>
        <span className="relation">
          <bdi>{claim.cause.name}</bdi> <Sign sign={claim.polarity} /> <bdi>{claim.effect.name}</bdi>
        </span>
        <span className="card-about">
          <bdi>{claim.own_voice ? claim.holders.at(-1)?.name : holders}</bdi>
          {claim.modality !== "asserted" && <span className="tag">{claim.modality}</span>}
          <Standing claim={claim} />
        </span>
      </button>
      {isChosen && !isEditing && (
        <div className="card-body">
          <dl className="sides">
            <div>
              <dt className="cause">Cause</dt>
              <dd>
                <q>{text.slice(...claim.cause.span)}</q>{" "}
                <span className="soft">{CHANGES[claim.cause.change]}</span>
              </dd>
            </div>
            <div>
              <dt className="signal">Signal</dt>
              <dd>
                {claim.signal.length ? (
                  <q>{claim.signal.map((span) => text.slice(...span)).join(" … ")}</q>
                ) : (
                  <span className="soft">none; the order of the clauses says it</span>
                )}
              </dd>
            </div>
            <div>
              <dt className="effect">Effect</dt>
              <dd>
                <q>{text.slice(...claim.effect.span)}</q>{" "}
                <span className="soft">{CHANGES[claim.effect.change]}</span>
              </dd>
            </div>
            <div>
              <dt>Said</dt>
              <dd>
                <bdi>{holders}</bdi> <span className="soft">· {claim.modality}</span>
              </dd>
            </div>
            <div>
              <dt>Sure</dt>
              <dd>
                {Math.round(claim.confidence * 100)} in 100 <span className="soft">· {claim.found_by}</span>
              </dd>
            </div>
          </dl>
          <div className="row">
            <Button
              icon={Check}
              kind={claim.verdict === "accepted" ? "primary" : "plain"}
              onPress={() => decide({ kind: "accept", ids: [claim.id] })}
            >
              Accept <kbd>a</kbd>
            </Button>
            <Button icon={X} onPress={() => decide({ kind: "reject", ids: [claim.id] })}>
              Reject <kbd>r</kbd>
            </Button>
            <Button icon={Pencil} onPress={() => onEdit(true)}>
              Edit <kbd>e</kbd>
            </Button>
            {claim.links[0] && (
              <Link className="on-map" to={`/map?link=${claim.links[0]}`}>
                <Waypoints aria-hidden /> On the map
              </Link>
            )}
          </div>
        </div>
      )}
      {isChosen && isEditing && <ClaimForm claim={claim} decide={decide} onDone={() => onEdit(false)} />}
    </li>
  );
}

function Standing({ claim }: { claim: Claim }) {
  if (claim.verdict === "accepted") {
    return (
      <span className="tag good">
        <Check aria-hidden /> accepted
      </span>
    );
  }
  if (claim.verdict === "rejected") {
    return (
      <span className="tag bad">
        <X aria-hidden /> rejected
      </span>
    );
  }
  if (claim.status === "weak") return <span className="tag warn">weak</span>;
  if (claim.status === "self link") return <span className="tag warn">both sides one</span>;
  return null;
}
