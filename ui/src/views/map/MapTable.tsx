import { type Column, Sign, Table } from "../../design";
import { type CausalMap, listed, type MapLink, nameOf, personOf } from "./data";

interface MapTableProps {
  map: CausalMap;
  links: readonly MapLink[];
  selected: string | null;
  at: number;
  go: (at: number) => void;
  onOpen: (link: MapLink) => void;
}

const SIZE = 50;

/** The links of the diagram as a table: all that pass the filter, strongest first. */
export function MapTable({ map, links, selected, at, go, onOpen }: MapTableProps) {
  const columns: Column<MapLink>[] = [
    { key: "cause", label: "Cause", cell: (link) => nameOf(map, link.cause) },
    { key: "sign", label: "Sign", cell: (link) => <Sign sign={link.polarity} /> },
    { key: "effect", label: "Effect", cell: (link) => nameOf(map, link.effect) },
    { key: "support", label: "Sources", number: true, cell: (link) => link.support.toLocaleString("en") },
    {
      key: "reports",
      label: "Documents",
      number: true,
      spare: true,
      cell: (link) => link.reports.toLocaleString("en"),
    },
    {
      key: "people",
      label: "Held by",
      spare: true,
      cell: (link) =>
        listed(
          link.holders.map((id) => personOf(map, id)),
          2,
        ),
    },
    {
      key: "notes",
      label: "Notes",
      cell: (link) =>
        [link.contested && "contested", link.delayed && "takes time", link.once && "happened once"]
          .filter(Boolean)
          .join(", "),
    },
  ];
  return (
    <Table
      label="Causal links"
      columns={columns}
      rows={links.slice(at, at + SIZE)}
      id={(link) => link.id}
      onOpen={onOpen}
      selected={selected ?? undefined}
      page={{ at, size: SIZE, total: links.length, go }}
    />
  );
}
