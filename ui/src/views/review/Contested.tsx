import { Scale } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { type LinkRow, type Paged, useRead } from "../../api/calls";
import { counted, Empty, Failure, Loading, Pager, Sign } from "../../design";

const SIZE = 50;

/** Links that are said with both signs, or denied. */
export function Contested() {
  const [address, setAddress] = useSearchParams();
  const at = Number(address.get("from") ?? 0) || 0;
  const links = useRead<Paged<LinkRow>>(
    "/api/links",
    { contested: "true", offset: at, limit: SIZE },
    { keep: true },
  );
  if (links.isPending) return <Loading what="Looking for contradictions" />;
  if (links.isError) return <Failure error={links.error} onRetry={() => links.refetch()} />;
  const { rows, total } = links.data;
  if (total === 0) {
    return (
      <Empty icon={Scale} title="Nobody contradicts anybody">
        Links that are said with both signs, or denied, stand here.
      </Empty>
    );
  }
  return (
    <>
      <ul className="contested">
        {rows.map((link) => (
          <li key={link.id}>
            <Link to={`/map?link=${link.id}`}>
              <span className="relation">
                <bdi>{link.cause}</bdi> <Sign sign={link.polarity} /> <bdi>{link.effect}</bdi>
              </span>
              <span className="soft small">
                {counted(link.support, "holder")}: <bdi>{link.people.join(", ")}</bdi>
                {link.denials > 0 && ` · denied ${link.denials === 1 ? "once" : `${link.denials} times`}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {total > SIZE && (
        <Pager at={at} size={SIZE} total={total} go={(from) => setAddress({ from: String(from) })} />
      )}
    </>
  );
}
