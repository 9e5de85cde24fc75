import { ListChecks } from "lucide-react";
import { Link } from "react-router";
import { type ClaimRow, type Paged, type Schemas, useRead } from "../../api/calls";
import { dated, Empty, Failure, Loading, Sign } from "../../design";
import { Queue } from "./Queue";

type Doubted = Schemas["Doubt"];

/** The claims that nobody has judged, those that reading is least sure of first. */
export function Doubts() {
  const claims = useRead<Paged<Doubted>>("/api/review/doubts", { limit: 500 }, { hold: true });
  if (claims.isPending) return <Loading what="Looking for what is least certain" />;
  if (claims.isError) return <Failure error={claims.error} onRetry={() => claims.refetch()} />;
  return (
    <Queue
      items={claims.data.rows}
      total={claims.data.total}
      yes="Accept"
      no="Reject"
      aboutAlike={({ counting }) => (counting ? ` (${counting.toLocaleString("en")} on the map)` : "")}
      show={(each) => <Doubt claim={each} />}
      line={(each) => <Relation claim={each} />}
      empty={
        <Empty icon={ListChecks} title="No claim waits for a look">
          What was read stands here, the least certain first, until somebody has judged it.
        </Empty>
      }
    />
  );
}

function Doubt({ claim }: { claim: ClaimRow }) {
  const place = `/documents/${claim.document}?claim=${claim.id.slice(claim.document.length + 1)}`;
  return (
    <>
      <header>
        <h2>Is this said here?</h2>
        <span className="soft small">
          {claim.status === "weak" && <span className="tag warn">does not count yet</span>}{" "}
          {Math.round(claim.confidence * 100)} in 100 · {claim.modality}
        </span>
      </header>
      <div className="body">
        <p className="relation">
          <Relation claim={claim} />
        </p>
        <blockquote className="quoted">{claim.words}</blockquote>
        <p className="soft small">
          <bdi>{claim.person}</bdi> ·{" "}
          <Link to={place}>
            <bdi>{claim.name}</bdi>
          </Link>
          {claim.date && ` · ${dated(claim.date)}`}
        </p>
      </div>
    </>
  );
}

function Relation({ claim }: { claim: ClaimRow }) {
  return (
    <>
      <bdi>{claim.cause}</bdi> <Sign sign={claim.polarity} /> <bdi>{claim.effect}</bdi>
    </>
  );
}
