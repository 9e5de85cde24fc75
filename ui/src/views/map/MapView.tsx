import { FileText, List, Waypoints, X } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { type Project, useRead } from "../../api/calls";
import { Button, counted, Empty, Failure, IconButton, Loading, Page, useShortcuts } from "../../design";
import { Diagram, type DiagramHandle } from "../../diagram/Diagram";
import type { Emphasis } from "../../diagram/paint";
import type { Thing } from "../../diagram/scene";
import { Zoom } from "../../diagram/Zoom";
import { type CausalMap, linkWords, type MapLink, type MapLoop } from "./data";
import { draw } from "./drawing";
import { Filters } from "./Filters";
import { asked, type Filter, filterOf, withFilter } from "./filter";
import type { Folded } from "./folding";
import { type AddressOf, FoldedPanel, LinkPanel } from "./LinkPanel";
import { MapTable } from "./MapTable";
import { MergeDialog } from "./MergeDialog";
import { LoopPanel, Overview } from "./Overview";
import { useMap, usePlaces } from "./server";
import { VariablePanel } from "./VariablePanel";
import { VariablePicker } from "./VariablePicker";
import "./map.css";

/** The causal loop diagram of what was said, with its evidence. */
export default function MapView() {
  const [address] = useSearchParams();
  const filter = useMemo(() => filterOf(address), [address]);
  const { map, error, retry } = useMap(asked(filter));
  const project = useRead<Project>("/api/project").data;
  const navigate = useNavigate();
  if (error)
    return (
      <Page title="Map">
        <Failure error={error} onRetry={retry} />
      </Page>
    );
  if (!map || !project) return <Loading what="Drawing the map" />;
  if (!project.links)
    return (
      <Page title="Map">
        <Empty
          icon={Waypoints}
          title="Nobody is known to say yet that one thing leads to another"
          actions={
            <Button icon={FileText} kind="primary" onPress={() => navigate("/documents")}>
              Put documents in
            </Button>
          }
        >
          The map is drawn from the claims in your documents.
        </Empty>
      </Page>
    );
  return <OpenMap map={map} filter={filter} project={project} />;
}

const THINGS = ["link", "variable", "loop"] as const;

function OpenMap({ map, filter, project }: { map: CausalMap; filter: Filter; project: Project }) {
  const [address, setAddress] = useSearchParams();
  const navigate = useNavigate();
  const closedWords = address.get("closed") ?? "";
  const closed = useMemo(() => new Set(closedWords.split(" ").filter(Boolean)), [closedWords]);
  const asTable = address.get("table") === "yes";
  const { places, keep } = usePlaces(project.path);
  const drawing = useMemo(() => draw(map, filter.most, closed, places), [map, filter.most, closed, places]);
  const { scene, drawn, links } = drawing;
  const diagram = useRef<DiagramHandle>(null);
  const [merging, setMerging] = useState<{ kept: string; other: string | null } | null>(null);
  useEffect(() => keep(drawing.places), [keep, drawing.places]);
  const arrived = useRef(address.get("link") ?? address.get("variable"));
  useEffect(() => {
    if (arrived.current) diagram.current?.reveal(arrived.current);
    arrived.current = null;
  }, []);

  const link = address.get("link");
  const variable = address.get("variable");
  const loop = map.loops.find(({ id }) => id === address.get("loop")) ?? null;
  const chosen = link ?? variable ?? loop?.id ?? null;
  const folded = links.find(({ id, stands }) => id === link && stands.length > 1);
  const emphasis = useMemo(
    (): Emphasis => ({ lit: litBy(drawn, link, variable, loop), chosen, fates: null }),
    [drawn, link, variable, loop, chosen],
  );

  const addressOf: AddressOf = useCallback(
    ({ near, ...thing }) => {
      const next = new URLSearchParams(address);
      for (const name of THINGS) next.delete(name);
      for (const [name, id] of Object.entries(thing)) next.set(name, id);
      if (near) next.set("near", near);
      return `/map?${next}`;
    },
    [address],
  );
  const choose = useCallback(
    (thing: Thing | null) => navigate(addressOf(thing ? { [thing.kind]: thing.id } : {})),
    [navigate, addressOf],
  );
  const set = (name: string, value: string | null) => {
    const next = new URLSearchParams(address);
    if (value) next.set(name, value);
    else next.delete(name);
    setAddress(next);
  };
  const toggle = (group: string) => {
    const next = new Set(closed);
    if (!next.delete(group)) next.add(group);
    set("closed", [...next].join(" "));
  };
  const find = (id: string) => {
    if (!scene.plates.has(id)) navigate(addressOf({ variable: id, near: id }));
    else {
      choose({ kind: "variable", id });
      diagram.current?.reveal(id);
    }
  };
  const describe = useCallback(
    (thing: Thing) => {
      const wire = drawn.find(({ id }) => id === thing.id);
      if (wire)
        return `${linkWords(map, wire)}: ${counted(wire.support, "source")}${wire.contested ? ", contested" : ""}`;
      const plate = scene.plates.get(thing.id);
      return plate ? `${plate.name}: ${counted(plate.links, "link")}` : "";
    },
    [map, drawn, scene],
  );
  const onDrop = useCallback((other: string, kept: string) => setMerging({ kept, other }), []);

  useShortcuts("Map", [
    { keys: "t", label: "Diagram or table", run: () => set("table", asTable ? null : "yes") },
    {
      keys: "f",
      label: "Find a variable",
      run: () => document.querySelector<HTMLInputElement>(".map-find input")?.focus(),
    },
    { keys: "Escape", label: "Choose nothing", run: () => choose(null) },
  ]);

  return (
    <Page
      title="Map"
      fill
      lead={`${counted(project.links, "link")} between ${counted(project.variables, "variable")}, each said by somebody`}
      actions={
        <>
          <div className="map-find">
            <VariablePicker label="Find a variable" choices={[...map.variables.values()]} onPick={find} />
          </div>
          <Button icon={asTable ? Waypoints : List} onPress={() => set("table", asTable ? null : "yes")}>
            {asTable ? "Diagram" : "Table"}
          </Button>
        </>
      }
    >
      <div className={chosen ? "map-work chosen" : "map-work"}>
        <div className="map-main">
          <Filters
            map={map}
            filter={filter}
            onFilter={(next) => setAddress(withFilter(address, next))}
            total={map.total}
            drawn={asTable ? links.length : drawn.length}
          />
          {!links.length && (
            <Empty title="No link is like that">Take something out of the filter above.</Empty>
          )}
          {links.length > 0 && asTable && (
            <div className="map-table">
              <MapTable
                map={map}
                links={links}
                selected={link}
                at={Math.max(0, Number(address.get("at")) || 0)}
                go={(at) => set("at", at ? String(at) : null)}
                onOpen={({ id }) => choose({ kind: "link", id })}
              />
            </div>
          )}
          {links.length > 0 && !asTable && (
            <div className="map-stage">
              <Diagram
                ref={diagram}
                scene={scene}
                emphasis={emphasis}
                label={`${counted(drawn.length, "link")} between ${counted(scene.plates.size, "variable")}. Arrow keys go from variable to variable, full stop and comma from link to link, Enter opens, m merges. The table has the same.`}
                describe={describe}
                onThing={choose}
                onDrop={onDrop}
              />
              <Zoom diagram={diagram} />
            </div>
          )}
        </div>
        <aside className="map-side" aria-label="What is chosen">
          {chosen && <IconButton icon={X} label="Choose nothing" keys="Esc" onPress={() => choose(null)} />}
          {folded ? (
            <FoldedPanel map={map} link={folded} stands={folded.stands} addressOf={addressOf} />
          ) : link ? (
            <LinkPanel key={link} id={link} addressOf={addressOf} />
          ) : variable ? (
            <VariablePanel
              key={variable}
              id={variable}
              addressOf={addressOf}
              onMerge={() => setMerging({ kept: variable, other: null })}
              isClosed={closed.has(variable)}
              onToggle={() => toggle(variable)}
            />
          ) : loop ? (
            <LoopPanel map={map} loop={loop} addressOf={addressOf} />
          ) : (
            <Overview map={map} addressOf={addressOf} />
          )}
        </aside>
      </div>
      {merging && (
        <MergeDialog
          map={map}
          {...merging}
          onOther={(other) => setMerging({ ...merging, other })}
          onSwap={() => merging.other && setMerging({ kept: merging.other, other: merging.kept })}
          onClose={() => setMerging(null)}
        />
      )}
    </Page>
  );
}

/** What stands out when something is chosen; null when nothing is, or it is not drawn. */
function litBy(
  drawn: readonly Folded<MapLink>[],
  link: string | null,
  variable: string | null,
  loop: MapLoop | null,
): Emphasis["lit"] {
  if (loop) return { links: new Set(loop.links.flat()), variables: new Set(loop.variables) };
  const wanted = drawn.find(({ id, stands }) => id === link || stands.some((each) => each.id === link));
  const beside = wanted
    ? drawn.filter(({ cause, effect }) => cause === wanted.cause && effect === wanted.effect)
    : drawn.filter(({ cause, effect }) => cause === variable || effect === variable);
  if (!beside.length) return null;
  return {
    links: new Set(beside.map(({ id }) => id)),
    variables: new Set(beside.flatMap(({ cause, effect }) => [cause, effect])),
  };
}
