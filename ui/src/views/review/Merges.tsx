import { Split } from "lucide-react";
import { type ClaimRow, type Paged, type Schemas, useRead } from "../../api/calls";
import { Empty, Failure, Loading, Sign } from "../../design";
import { Queue } from "./Queue";

type Proposal = Schemas["Proposal"];

/** Pairs of variables that may be one thing. */
export function Merges() {
  const proposals = useRead<Paged<Proposal>>("/api/proposals", { limit: 500 }, { hold: true });
  if (proposals.isPending) return <Loading what="Looking for things that may be one" />;
  if (proposals.isError) return <Failure error={proposals.error} onRetry={() => proposals.refetch()} />;
  return (
    <Queue
      items={proposals.data.rows}
      total={proposals.data.total}
      yes="One thing"
      no="Two things"
      show={(each) => <Pair proposal={each} />}
      line={(each) => (
        <>
          <bdi>{each.first}</bdi> <span className="soft">and</span> <bdi>{each.second}</bdi>
        </>
      )}
      empty={
        <Empty icon={Split} title="Nothing looks like one thing with two names">
          When more documents are read, what may be one stands here.
        </Empty>
      }
    />
  );
}

function Pair({ proposal }: { proposal: Proposal }) {
  return (
    <>
      <header>
        <h2>Is this one thing?</h2>
        <span className="soft small">
          {Math.round(proposal.score * 100)} in 100 · {proposal.reason}
        </span>
      </header>
      <div className="body pair">
        <Half name={proposal.first} id={proposal.first_id} />
        <Half name={proposal.second} id={proposal.second_id} />
      </div>
    </>
  );
}

function Half({ name, id }: { name: string; id: string }) {
  const claims = useRead<Paged<ClaimRow>>("/api/claims", { variable: id, limit: 3 });
  return (
    <section>
      <h3 className="pair-name">
        <bdi>{name}</bdi>
      </h3>
      <ul className="quotes">
        {claims.data?.rows.map((claim) => (
          <li key={claim.id}>
            <p className="relation small">
              <bdi>{claim.cause}</bdi> <Sign sign={claim.polarity} /> <bdi>{claim.effect}</bdi>
            </p>
            <q>{claim.words}</q>
            <p className="soft small">
              <bdi>{claim.person}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
