import { ArrowRight } from "lucide-react";
import { Link } from "react-router";
import { counted, Failure, Loading, Sign } from "../../design";
import type { Polarity } from "../../diagram/scene";
import { type CausalMap, listed, type MapLink, nameOf } from "./data";
import type { LinkShown, Ref } from "./evidence";
import { Sayings } from "./Sayings";
import { useLink } from "./server";

export type AddressOf = (chosen: {
  link?: string;
  variable?: string;
  loop?: string;
  near?: string;
}) => string;

/** What a link rests on: who says it, how many, in which words, and who says otherwise. */
export function LinkPanel({ id, addressOf }: { id: string; addressOf: AddressOf }) {
  const link = useLink(id);
  if (link.isPending) return <Loading what="Fetching the quotes" />;
  if (link.isError) return <Failure error={link.error} onRetry={() => link.refetch()} />;
  const { data } = link;
  return (
    <>
      <LinkHead {...data} addressOf={addressOf} />
      <div className="row">
        {data.contested && <span className="tag disputed">contested</span>}
        {data.once && <span className="tag">happened once</span>}
      </div>
      <Basis link={data} />
      <Sayings title="In their words" sayings={data.carrying} />
      <Sayings title="Says it without a direction" sayings={data.backing} />
      <Sayings title="Against it: denied" sayings={data.against} />
      <Sayings title="Against it: the opposite" sayings={data.opposite} />
    </>
  );
}

/** The links of a closed group that lie on top of each other. */
export function FoldedPanel({
  map,
  link,
  stands,
  addressOf,
}: {
  map: CausalMap;
  link: MapLink;
  stands: readonly MapLink[];
  addressOf: AddressOf;
}) {
  const ref = (id: string) => ({ id, name: nameOf(map, id) });
  return (
    <>
      <LinkHead
        cause={ref(link.cause)}
        effect={ref(link.effect)}
        polarity={link.polarity}
        addressOf={addressOf}
      />
      <p className="soft">
        {counted(stands.length, "link")} of a closed group lie on top of each other here:
      </p>
      <ul className="ends">
        {stands.map((each) => (
          <li key={each.id}>
            <Link to={addressOf({ link: each.id })}>
              {nameOf(map, each.cause)} <Sign sign={each.polarity} /> {nameOf(map, each.effect)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

interface LinkHeadProps {
  cause: Ref;
  effect: Ref;
  polarity: Polarity;
  addressOf: AddressOf;
}

function LinkHead({ cause, effect, polarity, addressOf }: LinkHeadProps) {
  return (
    <h2 className="link-head">
      <Link to={addressOf({ variable: cause.id })}>{cause.name}</Link>
      <span className="link-sign">
        <Sign sign={polarity} />
        <ArrowRight aria-hidden />
      </span>
      <Link to={addressOf({ variable: effect.id })}>{effect.name}</Link>
    </h2>
  );
}

function Basis({ link }: { link: LinkShown }) {
  const deniers = new Set(link.against.flatMap(({ holders }) => holders.at(-1)?.name ?? []));
  return (
    <div className="basis">
      <dl>
        <div>
          <dt>{link.support === 1 ? "independent source" : "independent sources"}</dt>
          <dd>{link.support.toLocaleString("en")}</dd>
        </div>
        <div>
          <dt>{link.reports === 1 ? "document" : "documents"}</dt>
          <dd>{link.reports.toLocaleString("en")}</dd>
        </div>
      </dl>
      <p>
        Held by <bdi>{listed(link.holders.map(({ name }) => name))}</bdi>.
        {deniers.size > 0 && ` Denied by ${listed([...deniers])}.`}
      </p>
    </div>
  );
}
