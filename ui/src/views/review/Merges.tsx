import { Split, UsersRound } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { type ClaimRow, type Paged, type Schemas, useRead } from "../../api/calls";
import { Empty, Failure, Loading, Sign } from "../../design";
import { Queue } from "./Queue";

type Proposal = Schemas["Proposal"];
type Meeting = Schemas["PeopleProposal"];
type Statement = Schemas["StatementRow"];

const SOME = 3;

/** People, and organisations, who may be one. */
export function Meetings() {
  const proposals = useRead<Paged<Meeting>>("/api/proposals/people", { limit: 500 }, { hold: true });
  if (proposals.isPending) return <Loading what="Looking for people who may be one" />;
  if (proposals.isError) return <Failure error={proposals.error} onRetry={() => proposals.refetch()} />;
  return (
    <Queue
      items={proposals.data.rows.map((row) => ({ ...row, alike: null }))}
      total={proposals.data.total}
      yes="The same"
      no="Two"
      show={(each) => (
        <>
          <header>
            <h2>Are these the same?</h2>
            <span className="soft small">{each.reason}</span>
          </header>
          <div className="body pair">
            <Half name={each.first} to={`/people/${each.first_id}`}>
              <Said person={each.first_id} />
            </Half>
            <Half name={each.second} to={`/people/${each.second_id}`}>
              <Said person={each.second_id} />
            </Half>
          </div>
        </>
      )}
      line={(each) => (
        <>
          <bdi>{each.first}</bdi> <span className="soft">and</span> <bdi>{each.second}</bdi>
        </>
      )}
      empty={
        <Empty icon={UsersRound} title="Nobody looks like one with two names">
          When more documents are read, people and organisations who may be one stand here.
        </Empty>
      }
    />
  );
}

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
        <Half name={proposal.first} to={onMap(proposal.first_id)}>
          <Claims of={{ variable: proposal.first_id }} />
        </Half>
        <Half name={proposal.second} to={onMap(proposal.second_id)}>
          <Claims of={{ variable: proposal.second_id }} />
        </Half>
      </div>
    </>
  );
}

function onMap(variable: string): string {
  return `/map?${new URLSearchParams({ variable, near: variable })}`;
}

/** One of two that may be one, under its name, which leads to where more of it stands. */
function Half({ name, to, children }: { name: string; to: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="pair-name">
        <Link to={to}>
          <bdi>{name}</bdi>
        </Link>
      </h3>
      {children}
    </section>
  );
}

/** What somebody says; of whoever only claims something, that. */
function Said({ person }: { person: string }) {
  const said = useRead<Paged<Statement>>("/api/statements", { person, limit: SOME });
  if (!said.data) return null;
  if (said.data.total === 0) return <Claims of={{ person }} />;
  return (
    <ul className="quotes">
      {said.data.rows.map((each) => (
        <li key={each.id}>
          <q>{each.words}</q>
          <p className="soft small">
            <bdi>{each.name}</bdi>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Some of what is claimed about a variable, or by somebody. */
function Claims({ of }: { of: { variable: string } | { person: string } }) {
  const claims = useRead<Paged<ClaimRow>>("/api/claims", { ...of, limit: SOME });
  return (
    <ul className="quotes">
      {claims.data?.rows.map((claim) => (
        <li key={claim.id}>
          <p className="relation small">
            <bdi>{claim.cause}</bdi> <Sign sign={claim.polarity} /> <bdi>{claim.effect}</bdi>
          </p>
          <q>{claim.words}</q>
          <p className="soft small">
            <bdi>{claim.person}</bdi> · <bdi>{claim.name}</bdi>
          </p>
        </li>
      ))}
    </ul>
  );
}
