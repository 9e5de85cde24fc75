import { UsersRound } from "lucide-react";
import { type Schemas, useRead } from "../../api/calls";
import { counted, Empty, Failure, Loading } from "../../design";

type Reliability = Schemas["ReliabilityShown"];

/** How far those who judged claims agree. */
export function Coders() {
  const agreement = useRead<Schemas["AgreementShown"]>("/api/review/agreement");
  if (agreement.isPending) return <Loading what="Comparing" />;
  if (agreement.isError) return <Failure error={agreement.error} onRetry={() => agreement.refetch()} />;
  const { coders, verdicts, signs, why } = agreement.data;
  if (!verdicts || !signs) {
    return (
      <Empty icon={UsersRound} title="There are no two to compare yet">
        {why.charAt(0).toUpperCase() + why.slice(1)}.
      </Empty>
    );
  }
  return (
    <div className="coders">
      <p>
        {coders.map(({ name, claims }, at) => (
          <span key={name}>
            {at > 0 && ", "}
            <bdi>{name}</bdi> judged {counted(claims, "claim")}
          </span>
        ))}
        .
      </p>
      <table aria-label="Agreement">
        <thead>
          <tr>
            <th scope="col">On</th>
            <th scope="col">Krippendorff’s alpha</th>
            <th scope="col">95 in 100</th>
            <th scope="col">Judged by two or more</th>
            <th scope="col">Alike</th>
          </tr>
        </thead>
        <tbody>
          <Line what="accepted or rejected" found={verdicts} />
          <Line what="the sign of what was accepted" found={signs} />
        </tbody>
      </table>
      <p className="soft small">
        1 is perfect agreement, 0 what chance would give. Who adds a claim accepts it; who decides about all
        that are alike judges each. Copies of a project are compared with <code>sayso agreement</code>.
      </p>
    </div>
  );
}

function Line({ what, found }: { what: string; found: Reliability }) {
  return (
    <tr>
      <th scope="row">{what}</th>
      <td>{found.alpha === null ? "not defined" : told(found.alpha)}</td>
      <td>{found.low !== null && found.high !== null && `${told(found.low)} to ${told(found.high)}`}</td>
      <td>
        {counted(found.units, "claim")} {found.few && <span className="tag warn">too few to rely on</span>}
      </td>
      <td>{found.alike.toLocaleString("en")}</td>
    </tr>
  );
}

function told(alpha: number): string {
  return alpha.toFixed(2).replace("-", "−");
}
