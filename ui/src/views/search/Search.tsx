import { SearchX } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { type Hit, type Paged, useRead } from "../../api/calls";
import { counted, dated, Empty, Failure, Loading, Page, Pager } from "../../design";
import "./search.css";

const SIZE = 50;

/** What stands before a place, from its first whole word on. */
function wholeWords(before: string): string {
  return before.replace(/^\S+(?=\s)/, "");
}

/** Where words stand in all texts, with what stands round them. */
export default function Search() {
  const [address, setAddress] = useSearchParams();
  const q = address.get("q") ?? "";
  const at = Number(address.get("from") ?? 0) || 0;
  const hits = useRead<Paged<Hit>>("/api/search", { q, offset: at, limit: SIZE }, { keep: true });
  const total = hits.data?.total ?? 0;
  return (
    <Page title={`“${q}”`} lead={hits.data && (total ? `${counted(total, "place")} in the texts` : "")}>
      {hits.isPending && <Loading what="Searching" />}
      {hits.isError && <Failure error={hits.error} onRetry={() => hits.refetch()} />}
      {hits.data && total === 0 && (
        <Empty icon={SearchX} title="No text has these words">
          Words are looked for as they are written, in large or small letters.
        </Empty>
      )}
      <ol className="hits">
        {hits.data?.rows.map((hit) => (
          <li key={`${hit.document} ${hit.span[0]}`}>
            <Link to={`/documents/${hit.document}?at=${hit.span.join("-")}`}>
              <span className="soft small">
                <bdi>{hit.name}</bdi> {hit.date && `· ${dated(hit.date)}`}
              </span>
              <span className="context">
                …{wholeWords(hit.before)}
                <mark>{hit.words}</mark>
                {hit.after.replace(/\S+$/, "")}…
              </span>
            </Link>
          </li>
        ))}
      </ol>
      {total > SIZE && (
        <Pager at={at} size={SIZE} total={total} go={(from) => setAddress({ q, from: String(from) })} />
      )}
    </Page>
  );
}
