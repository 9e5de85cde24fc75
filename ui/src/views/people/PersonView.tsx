import { ArrowLeft, Waypoints } from "lucide-react";
import { useMemo, useRef } from "react";
import { Link, useNavigate } from "react-router";
import { type Paged, type Project, useRead } from "../../api/calls";
import { Button, counted, dated, Empty, Failure, Loading, Page, Sign } from "../../design";
import { Diagram, type DiagramHandle } from "../../diagram/Diagram";
import type { Emphasis } from "../../diagram/paint";
import { Zoom } from "../../diagram/Zoom";
import { type CausalMap, linkWords } from "../map/data";
import { draw } from "../map/drawing";
import type { Ref } from "../map/evidence";
import { type LinkRow, type PersonRow, useMap, usePlaces } from "../map/server";
import { VariablePicker } from "../map/VariablePicker";
import { overTime } from "./comparing";
import { type PersonShown, usePerson } from "./server";

/** One person: their own map, what they said when, with whom they agree and with whom not. */
export function PersonView({ id, people }: { id: string; people: readonly PersonRow[] }) {
  const person = usePerson(id);
  const { map } = useMap({ person: id });
  const navigate = useNavigate();
  if (person.isError)
    return (
      <Page title="People">
        <Failure error={person.error} onRetry={() => person.refetch()} />
      </Page>
    );
  if (person.isPending || !map) return <Loading what="Fetching the person" />;
  const { data } = person;
  return (
    <Page
      title={data.person.name}
      fill
      lead={`${counted(data.person.claims, "claim")} and ${counted(data.person.statements, "statement")} in ${counted(data.person.documents, "document")}`}
      actions={
        <>
          <Button icon={ArrowLeft} kind="quiet" onPress={() => navigate("/people")}>
            Everybody
          </Button>
          <Button icon={Waypoints} onPress={() => navigate(`/map?${new URLSearchParams({ person: id })}`)}>
            On the map
          </Button>
          <CompareWith id={id} people={people} />
        </>
      }
    >
      <div className="map-work chosen">
        <div className="map-main">
          {map.links.length ? (
            <OwnMap map={map} name={data.person.name} />
          ) : (
            <Empty title="No link is theirs">
              They are told to say something, but not that one thing leads to another.
            </Empty>
          )}
        </div>
        <aside className="map-side" aria-label="What they say">
          {data.person.aliases.length > 0 && (
            <p className="soft small">also called {data.person.aliases.slice(0, 8).join(" · ")}</p>
          )}
          <Timeline id={id} />
          <Agreement shown={data} id={id} />
          <Links title="Holds" links={data.holds} />
          <Links title="Denies" links={data.denies} />
        </aside>
      </div>
    </Page>
  );
}

/** Chooses with whom somebody is compared. */
function CompareWith({ id, people }: { id: string; people: readonly PersonRow[] }) {
  const navigate = useNavigate();
  return (
    <VariablePicker
      label="Compare with"
      placeholder="compare with …"
      choices={people.filter((each) => each.id !== id && each.claims > 0)}
      onPick={(other) => navigate(`/people?${new URLSearchParams({ person: id, with: other })}`)}
    />
  );
}

const NOTHING_CLOSED: ReadonlySet<string> = new Set();
const PLAIN: Emphasis = { lit: null, chosen: null, fates: null };
const MOST = 120;

function OwnMap({ map, name }: { map: CausalMap; name: string }) {
  const project = useRead<Project>("/api/project").data?.path ?? "";
  const { places } = usePlaces(project);
  const diagram = useRef<DiagramHandle>(null);
  const navigate = useNavigate();
  const drawing = useMemo(() => draw(map, MOST, NOTHING_CLOSED, places), [map, places]);
  return (
    <div className="map-stage">
      <Diagram
        ref={diagram}
        scene={drawing.scene}
        emphasis={PLAIN}
        label={`What ${name} says leads to what: ${counted(drawing.drawn.length, "link")}. The list has the same.`}
        describe={({ id }) => {
          const wire = drawing.drawn.find((each) => each.id === id);
          return wire ? linkWords(map, wire) : (map.variables.get(id)?.name ?? "");
        }}
        onThing={(thing) => thing && navigate(`/map?${new URLSearchParams({ [thing.kind]: thing.id })}`)}
      />
      <Zoom diagram={diagram} />
    </div>
  );
}

const BAR = 22;
const TALL = 56;

/** How many statements when. */
function Timeline({ id }: { id: string }) {
  const statements = useRead<Paged<{ date: string | null }>>("/api/statements", { person: id, limit: 500 });
  if (!statements.data?.rows.length) return null;
  const { periods, undated } = overTime(statements.data.rows.map(({ date }) => date));
  const most = Math.max(1, ...periods.map(([, count]) => count));
  const words = periods.filter(([, count]) => count).map(([when, count]) => `${dated(when)}: ${count}`);
  return (
    <section>
      <h2>When</h2>
      {periods.length > 0 && (
        <div className="timeline">
          <svg
            width={periods.length * BAR}
            height={TALL + 16}
            role="img"
            aria-label={`Statements by date of their document. ${words.join(", ")}`}
          >
            {periods.map(([when, count], n) => (
              <g key={when}>
                <title>{`${dated(when)}: ${counted(count, "statement")}`}</title>
                <rect
                  className="timeline-bar"
                  x={n * BAR + 3}
                  y={TALL - (count / most) * (TALL - 14)}
                  width={BAR - 6}
                  height={(count / most) * (TALL - 14)}
                  rx="2"
                />
                {count > 0 && (
                  <text x={n * BAR + BAR / 2} y={TALL - (count / most) * (TALL - 14) - 3} textAnchor="middle">
                    {count}
                  </text>
                )}
              </g>
            ))}
          </svg>
        </div>
      )}
      <p className="soft small">
        {periods.length > 0 &&
          `Statements by the date of their document, ${dated(periods[0]?.[0])}${periods.length > 1 ? ` to ${dated(periods.at(-1)?.[0])}` : ""}. `}
        {undated > 0 && `${counted(undated, "statement")} without a date.`}
      </p>
    </section>
  );
}

function Agreement({ shown, id }: { shown: PersonShown; id: string }) {
  const compare = (other: Ref) => `/people?${new URLSearchParams({ person: id, with: other.id })}`;
  return (
    <>
      {shown.agrees.length > 0 && (
        <section>
          <h2>Agrees with</h2>
          <ul className="ends">
            {shown.agrees.slice(0, 12).map(({ person, links }) => (
              <li key={person.id}>
                <Link to={compare(person)}>{person.name}</Link>
                <span className="soft small">on {counted(links, "link")}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {shown.disputes.length > 0 && (
        <section>
          <h2>Is contradicted</h2>
          <ul className="ends">
            {shown.disputes.map(({ link, kind, against }) => (
              <li key={`${link.id} ${kind}`} className="dispute">
                <span>
                  <LinkName link={link} />
                  <br />
                  <span className="soft small">
                    {KIND[kind]}{" "}
                    {against.map((other, n) => (
                      <span key={other.id}>
                        {n > 0 && ", "}
                        <Link to={compare(other)}>{other.name}</Link>
                      </span>
                    ))}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const KIND = { deny: "denied by", opposite: "the opposite is said by", hold: "denies what is held by" };

export function Links({ title, links }: { title: string; links: readonly LinkRow[] }) {
  if (!links.length) return null;
  return (
    <section>
      <h2>
        {title} <span className="soft">{links.length}</span>
      </h2>
      <ul className="ends">
        {links.slice(0, 100).map((link) => (
          <li key={link.id}>
            <span>
              <LinkName link={link} />
              {link.contested && <span className="disputed small"> contested</span>}
            </span>
          </li>
        ))}
      </ul>
      {links.length > 100 && (
        <p className="soft small">The strongest 100 of {links.length.toLocaleString("en")}.</p>
      )}
    </section>
  );
}

export function LinkName({ link }: { link: LinkRow }) {
  return (
    <Link to={`/map?${new URLSearchParams({ link: link.id })}`} className="link-name">
      {link.cause} <Sign sign={link.polarity} /> {link.effect}
    </Link>
  );
}
