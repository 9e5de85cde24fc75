import { Printer } from "lucide-react";
import { useMemo } from "react";
import { Link, useNavigate } from "react-router";
import { Button, Failure, Loading } from "../../design";
import { Diagram } from "../../diagram/Diagram";
import { type Emphasis, FATE_SIGN, FATE_WORDS } from "../../diagram/paint";
import type { Scene } from "../../diagram/scene";
import type { Bond } from "../../diagram/stage";
import { type CausalMap, linkWords } from "../map/data";
import { draw } from "../map/drawing";
import { usePlaces } from "../map/server";
import { type Beside, useSides } from "./server";
import { columnScenes, fatesOfColumn, type SideBySide, type SideColumn } from "./sides";

interface SidesProps {
  map: CausalMap;
  /** The project's path, under which places on the map are kept. */
  place: string;
  asked: Beside;
  /** Where one column alone is shown. */
  addressOf: (column: SideColumn) => string | null;
}

const MOST = 120;
const NOTHING_CLOSED: ReadonlySet<string> = new Set();

/** Several answers side by side: a picture each on one layout, and every variable in a table. */
export function Sides({ map, place, asked, addressOf }: SidesProps) {
  const { data, error, isFetching } = useSides(asked);
  const { places } = usePlaces(place);
  const bond: Bond = useMemo(() => new Set(), []);
  const scenes = useMemo(() => {
    if (!data) return [];
    const used = new Set(data.columns.flatMap(({ links }) => links));
    const reached = { ...map, links: map.links.filter(({ id }) => used.has(id)), loops: [] };
    return columnScenes(draw(reached, MOST, NOTHING_CLOSED, places).scene, data.columns);
  }, [data, map, places]);
  if (error) return <Failure error={error} />;
  if (!data) return <Loading what="Working it out" />;
  const alike = "whose" in asked ? pressedIn(data.columns[0]) : "";
  return (
    <div className="beside" aria-busy={isFetching}>
      <p className="beside-title">
        What follows from what was said, side by side
        {alike && `: if ${alike}`}. It is no forecast: it is as good as the claims it stands on.
      </p>
      <div className="beside-maps">
        {data.columns.map((column, at) => (
          <section key={column.name} aria-label={column.name}>
            <h2>
              <ColumnName column={column} to={addressOf(column)} isAlike={alike !== ""} />
            </h2>
            {column.speaks ? (
              <OneMap map={map} scene={scenes[at] as Scene} data={data} at={at} bond={bond} />
            ) : (
              <p className="soft state">Says nothing of what is pressed.</p>
            )}
          </section>
        ))}
      </div>
      <SidesTable data={data} />
      <div className="row">
        <Button icon={Printer} onPress={() => window.print()}>
          Print this table
        </Button>
        <span className="soft small">
          Made of the same draws. ▲ rises, ▼ falls, ? cannot be told from the signs alone, ± depends on whose
          word is taken.
        </span>
      </div>
    </div>
  );
}

interface ColumnNameProps {
  column: SideColumn;
  to: string | null;
  /** Whether all columns press alike, so that none need say what it presses. */
  isAlike: boolean;
}

function ColumnName({ column, to, isAlike }: ColumnNameProps) {
  return (
    <>
      {to ? <Link to={to}>{column.name}</Link> : column.name}
      {!isAlike && <span className="soft small"> {pressedIn(column)}</span>}
    </>
  );
}

function pressedIn(column: SideColumn | undefined): string {
  return column?.presses.map(({ words }) => words).join("; ") ?? "";
}

interface OneMapProps {
  map: CausalMap;
  scene: Scene;
  data: SideBySide;
  at: number;
  bond: Bond;
}

function OneMap({ map, scene, data, at, bond }: OneMapProps) {
  const navigate = useNavigate();
  const fates = useMemo(() => fatesOfColumn(data, at), [data, at]);
  const emphasis = useMemo((): Emphasis => ({ lit: null, chosen: null, fates }), [fates]);
  return (
    <div className="beside-map">
      <Diagram
        scene={scene}
        emphasis={emphasis}
        bond={bond}
        label={`What follows by ${data.columns[at]?.name}. The table below has the same.`}
        describe={({ id }) => {
          const wire = scene.wires.find((each) => each.id === id);
          if (wire) return linkWords(map, wire);
          const fate = fates.get(id);
          return `${scene.plates.get(id)?.name ?? ""}: ${fate ? FATE_WORDS[fate] : "not reached"}`;
        }}
        onThing={(thing) => thing && navigate(`/map?${new URLSearchParams({ [thing.kind]: thing.id })}`)}
      />
    </div>
  );
}

function SidesTable({ data }: { data: SideBySide }) {
  if (data.rows.length === 0) return <p className="soft">Nothing that was said leads on from there.</p>;
  return (
    <div className="beside-table">
      <table
        aria-label="What follows, side by side"
        style={{ minWidth: `${12 + 8 * data.columns.length}rem` }}
      >
        <thead>
          <tr>
            <th scope="col">Variable</th>
            {data.columns.map((column) => (
              <th key={column.name} scope="col">
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.variable} data-differs={row.differs || undefined}>
              <th scope="row">
                <Link to={`/map?${new URLSearchParams({ variable: row.variable })}`}>{row.name}</Link>
                {row.differs && <span className="tag warn">they differ</span>}
              </th>
              {row.cells.map((cell, at) => (
                <td key={data.columns[at]?.name} className={`is-${cell.verdict.replace(" ", "-")}`}>
                  {cell.verdict !== "not reached" && (
                    <span className="fate" aria-hidden>
                      {FATE_SIGN[cell.verdict]}
                    </span>
                  )}
                  {cell.words}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
