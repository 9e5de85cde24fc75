import { ArrowLeft, ArrowLeftRight } from "lucide-react";
import { useMemo } from "react";
import { Link, useNavigate } from "react-router";
import { Button, counted, Failure, Loading, Page } from "../../design";
import { Diagram } from "../../diagram/Diagram";
import type { Point } from "../../diagram/geometry";
import { layOut } from "../../diagram/layout";
import type { Emphasis } from "../../diagram/paint";
import { type Scene, sceneOf } from "../../diagram/scene";
import type { Bond } from "../../diagram/stage";
import { type CausalMap, linkWords } from "../map/data";
import { useMap } from "../map/server";
import { compare } from "./comparing";
import { LinkName, Links } from "./PersonView";
import { usePerson } from "./server";

interface ComparedProps {
  first: string;
  second: string;
}

const MOST = 80;
const PLAIN: Emphasis = { lit: null, chosen: null, fates: null };

/** Two people side by side: their maps on one layout, what both say, and what they contest. */
export function Compared({ first, second }: ComparedProps) {
  const [one, other] = [usePerson(first), usePerson(second)];
  const [mine, theirs] = [useMap({ person: first }).map, useMap({ person: second }).map];
  const navigate = useNavigate();
  const bond: Bond = useMemo(() => new Set(), []);
  const scenes = useMemo(() => (mine && theirs ? sideBySide(mine, theirs) : null), [mine, theirs]);
  const error = one.error ?? other.error;
  if (error)
    return (
      <Page title="People">
        <Failure error={error} />
      </Page>
    );
  if (!one.data || !other.data || !scenes || !mine || !theirs) return <Loading what="Comparing" />;
  const names = [one.data.person.name, other.data.person.name] as const;
  const { both, onlyFirst, onlySecond, opposite, denied } = compare(one.data, other.data);
  const shared = new Set(both.map(({ id }) => id));
  return (
    <Page
      title={`${names[0]} and ${names[1]}`}
      fill
      lead={`They agree on ${counted(both.length, "link")} and contradict each other on ${opposite.length + denied.length}`}
      actions={
        <>
          <Button
            icon={ArrowLeft}
            kind="quiet"
            onPress={() => navigate(`/people?${new URLSearchParams({ person: first })}`)}
          >
            {names[0]}
          </Button>
          <Button
            icon={ArrowLeftRight}
            onPress={() => navigate(`/people?${new URLSearchParams({ person: second, with: first })}`)}
          >
            Change sides
          </Button>
        </>
      }
    >
      <div className="map-work chosen">
        <div className="compared">
          {[
            { map: mine, scene: scenes[0], name: names[0], id: first },
            { map: theirs, scene: scenes[1], name: names[1], id: second },
          ].map(({ map, scene, name, id }) => (
            <section key={id} aria-label={name}>
              <h2>
                <Link to={`/people?${new URLSearchParams({ person: id })}`}>{name}</Link>{" "}
                <span className="soft">{counted(map.links.length, "link")}</span>
              </h2>
              <OneSide map={map} scene={scene} name={name} shared={shared} bond={bond} />
            </section>
          ))}
        </div>
        <aside className="map-side" aria-label="The two compared">
          <section>
            <h2>
              They contradict each other <span className="soft">{opposite.length + denied.length}</span>
            </h2>
            {opposite.length + denied.length === 0 && (
              <p className="soft">Nowhere on a link that both speak of.</p>
            )}
            <ul className="ends">
              {opposite.map(([mine, theirs]) => (
                <li key={mine.id + theirs.id}>
                  <span>
                    {names[0]}: <LinkName link={mine} />
                    <br />
                    {names[1]}: <LinkName link={theirs} />
                  </span>
                </li>
              ))}
              {denied.map((link) => (
                <li key={link.id}>
                  <span>
                    <LinkName link={link} />
                    <br />
                    <span className="soft small">
                      {one.data.holds.some(({ id }) => id === link.id)
                        ? `${names[0]} holds it, ${names[1]} denies it`
                        : `${names[1]} holds it, ${names[0]} denies it`}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
          <Links title="Both say" links={both} />
          <Links title={`Only ${names[0]} says`} links={onlyFirst} />
          <Links title={`Only ${names[1]} says`} links={onlySecond} />
        </aside>
      </div>
    </Page>
  );
}

interface OneSideProps {
  map: CausalMap;
  scene: Scene;
  name: string;
  shared: ReadonlySet<string>;
  bond: Bond;
}

function OneSide({ map, scene, name, shared, bond }: OneSideProps) {
  const navigate = useNavigate();
  return (
    <Diagram
      scene={scene}
      emphasis={PLAIN}
      bond={bond}
      label={`What ${name} says leads to what. The list beside has the same.`}
      describe={({ id }) => {
        const wire = scene.wires.find((each) => each.id === id);
        if (wire) return `${linkWords(map, wire)}${shared.has(id) ? ", said by both" : ""}`;
        return scene.plates.get(id)?.name ?? "";
      }}
      onThing={(thing) => thing && navigate(`/map?${new URLSearchParams({ [thing.kind]: thing.id })}`)}
    />
  );
}

/** Both maps on one layout: what one of them lacks leaves its place empty. */
function sideBySide(first: CausalMap, second: CausalMap): [Scene, Scene] {
  const links = [first, second].map(({ links }) => links.slice(0, MOST));
  const ends = new Set(links.flat().flatMap(({ cause, effect }) => [cause, effect]));
  const all = new Map([...first.variables, ...second.variables]);
  const variables = [...all.values()].filter(({ id }) => ends.has(id));
  const places = layOut(variables, links.flat(), new Map());
  const whole = sceneOf(
    variables.map(({ id, name }) => ({ id, name, ...xy(places.get(id)) })),
    links.flat(),
  ).extent;
  const scene = (n: 0 | 1, loops: CausalMap["loops"]): Scene => {
    const own = links[n] ?? [];
    const there = new Set(own.flatMap(({ cause, effect }) => [cause, effect]));
    const spots = variables
      .filter(({ id }) => there.has(id))
      .map(({ id, name }) => ({ id, name, ...xy(places.get(id)) }));
    return { ...sceneOf(spots, own, loops), extent: whole };
  };
  return [scene(0, first.loops), scene(1, second.loops)];
}

function xy(point: Point | undefined): { x: number; y: number } {
  return { x: point?.[0] ?? 0, y: point?.[1] ?? 0 };
}
