import { History } from "lucide-react";
import { useSearchParams } from "react-router";
import { type Paged, type Schemas, useRead } from "../../api/calls";
import { complain, takeBack } from "../../api/decide";
import { Button, type Column, Empty, Failure, Loading, Table } from "../../design";

type Entry = Schemas["LogEntry"];

const SIZE = 50;

/** The log of decisions, the last first; each that holds can be taken back. */
export function Decided() {
  const [address, setAddress] = useSearchParams();
  const at = Number(address.get("from") ?? 0) || 0;
  const log = useRead<Paged<Entry>>("/api/log", { offset: at, limit: SIZE }, { keep: true });
  if (log.isPending) return <Loading what="Opening the log" />;
  if (log.isError) return <Failure error={log.error} onRetry={() => log.refetch()} />;
  const { rows, total } = log.data;
  if (total === 0) {
    return (
      <Empty icon={History} title="Nothing was decided yet">
        Whatever is accepted, rejected, corrected or merged is kept here, with who did it and when.
      </Empty>
    );
  }
  return (
    <Table
      label="What was decided"
      columns={COLUMNS}
      rows={rows}
      id={(entry) => entry.id}
      page={{ at, size: SIZE, total, go: (from) => setAddress({ from: String(from) }) }}
    />
  );
}

const COLUMNS: readonly Column<Entry>[] = [
  {
    key: "what",
    label: "What",
    wide: true,
    cell: (entry) => (
      <>
        <bdi className={entry.state === "undone" ? "undone" : ""}>{entry.what}</bdi>
        {entry.why && <p className="soft small">{entry.why}</p>}
      </>
    ),
  },
  { key: "scope", label: "Where", spare: true, cell: (entry) => entry.scope },
  { key: "who", label: "Who", cell: (entry) => <bdi>{entry.who}</bdi> },
  { key: "when", label: "When", cell: (entry) => <time dateTime={entry.when}>{moment(entry.when)}</time> },
  {
    key: "undo",
    label: "",
    cell: (entry) =>
      entry.holds &&
      entry.kind !== "undo" &&
      entry.kind !== "redo" && (
        <Button kind="quiet" onPress={() => void takeBack([entry.id]).catch(complain)}>
          Undo
        </Button>
      ),
  },
];

function moment(iso: string): string {
  return new Date(iso).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}
