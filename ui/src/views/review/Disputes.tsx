import { Check, Scale, X } from "lucide-react";
import { Link } from "react-router";
import { type Paged, type Schemas, useRead } from "../../api/calls";
import { Empty, Failure, Loading, Sign } from "../../design";
import { Sayings } from "../map/Sayings";
import { Queue } from "./Queue";
import type { Verdict } from "./queue";

type Dispute = Schemas["Dispute"];
type Side = Schemas["DisputeSide"];

/** What people say opposite things of: theirs is the contradiction, or reading's the mistake. */
export function Disputes() {
  const disputes = useRead<Paged<Dispute>>("/api/review/disputes", { limit: 200 }, { hold: true });
  if (disputes.isPending) return <Loading what="Looking for contradictions" />;
  if (disputes.isError) return <Failure error={disputes.error} onRetry={() => disputes.refetch()} />;
  return (
    <Queue
      items={disputes.data.rows.map((row) => ({ ...row, alike: 0 }))}
      total={disputes.data.total}
      yes="Said so"
      no="Misread"
      answers={[
        { verdict: "yes", label: "All is said so", keys: "a", icon: Check },
        { verdict: "no", label: "The first is misread", keys: "1", icon: X },
        { verdict: "other no", label: "The second is misread", keys: "2", icon: X },
      ]}
      decide={decided}
      show={(each) => <Both dispute={each} />}
      line={(each) => (
        <>
          <bdi>{each.cause.name}</bdi> <span className="soft">and</span> <bdi>{each.effect.name}</bdi>
        </>
      )}
      empty={
        <Empty icon={Scale} title="No contradiction waits">
          Links that are said with both signs, or denied, stand here until you have looked at what is said.
        </Empty>
      }
    />
  );
}

/** Every saying of both is accepted, or those of one are rejected. */
function decided({ sides }: Dispute, verdict: Verdict) {
  const [first, second] = sides;
  if (verdict === "no") return { kind: "reject" as const, ids: first?.claims ?? [] };
  if (verdict === "other no") return { kind: "reject" as const, ids: second?.claims ?? [] };
  return { kind: "accept" as const, ids: sides.flatMap(({ claims }) => claims) };
}

function Both({ dispute }: { dispute: Dispute }) {
  const count = dispute.sides.reduce((sum, { claims }) => sum + claims.length, 0);
  return (
    <>
      <header>
        <h2>Do they contradict each other, or was one misread?</h2>
        <span className="soft small">
          {count} claims, settled together ·{" "}
          <Link to={`/map?${new URLSearchParams({ near: dispute.cause.id })}`}>on the map</Link>
        </span>
      </header>
      <div className="body pair">
        {dispute.sides.map((side, at) => (
          <section key={`${side.sign}${side.denied}`}>
            <h3 className="pair-name">
              {at + 1}. <SideName dispute={dispute} side={side} />
            </h3>
            <Sayings title={side.denied ? "Denied by" : "Said by"} sayings={side.sayings} />
            {side.claims.length > side.sayings.length && (
              <p className="soft small">and {side.claims.length - side.sayings.length} more</p>
            )}
          </section>
        ))}
      </div>
    </>
  );
}

function SideName({ dispute, side }: { dispute: Dispute; side: Side }) {
  return (
    <>
      {side.denied && "not: "}
      <bdi>{dispute.cause.name}</bdi> <Sign sign={side.sign} /> <bdi>{dispute.effect.name}</bdi>
    </>
  );
}
