import { ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { IconButton } from "./Button";
import "./table.css";

export interface Column<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand to the right. */
  number?: boolean;
  /** Takes what room is left. */
  wide?: boolean;
  /** Left out where there is little room. */
  spare?: boolean;
  /** Rows can be sorted by it. */
  sorts?: boolean;
}

/** What the rows are sorted by. */
export interface Order {
  by: string;
  down: boolean;
}

interface TableProps<Row> {
  /** What is in it, for those who hear the page. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  id: (row: Row) => string;
  /** Enter or a click on a row. */
  onOpen?: (row: Row) => void;
  selected?: string | undefined;
  order?: Order | undefined;
  onSort?: (order: Order) => void;
  page?: { at: number; size: number; total: number; go: (at: number) => void } | undefined;
}

/** Rows in columns: one stop for Tab, then arrows or j and k; Enter opens. */
export function Table<Row>({
  label,
  columns,
  rows,
  id,
  onOpen,
  selected,
  order,
  onSort,
  page,
}: TableProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, row: Row, at: number) => {
    if (event.target !== event.currentTarget) return;
    const to = destination(event.key, at, rows.length);
    if (to !== null) {
      event.preventDefault();
      event.stopPropagation();
      const next = body.current?.rows[to];
      next?.focus();
    } else if (event.key === "Enter" && onOpen) {
      event.preventDefault();
      onOpen(row);
    }
  };
  const first = rows.findIndex((row) => id(row) === selected);
  return (
    <>
      <div className="table-frame">
        <table className={onOpen ? "table opens" : "table"} aria-label={label}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={classOf(column)}
                  aria-sort={order?.by === column.key ? (order.down ? "descending" : "ascending") : undefined}
                >
                  {column.sorts && onSort ? (
                    <button
                      type="button"
                      onClick={() =>
                        onSort({
                          by: column.key,
                          down: order?.by === column.key ? !order.down : column.number === true,
                        })
                      }
                    >
                      {column.label}
                      {order?.by === column.key && <span aria-hidden>{order.down ? "↓" : "↑"}</span>}
                    </button>
                  ) : (
                    column.label
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row, at) => (
              <tr
                key={id(row)}
                tabIndex={at === Math.max(first, 0) ? 0 : -1}
                aria-selected={selected === undefined ? undefined : id(row) === selected}
                onKeyDown={(event) => onKeyDown(event, row, at)}
                onClick={(event) => {
                  if (!(event.target as Element).closest("a, button, input")) onOpen?.(row);
                }}
              >
                {columns.map((column) => (
                  <td key={column.key} className={classOf(column)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {page && page.total > page.size && <Pager {...page} />}
    </>
  );
}

interface PagerProps {
  at: number;
  size: number;
  total: number;
  go: (at: number) => void;
}

/** Which rows of how many are shown, and a way to the others. `at` is the number of the first row. */
export function Pager({ at, size, total, go }: PagerProps) {
  const last = Math.min(at + size, total);
  return (
    <nav className="pager" aria-label="Pages">
      <span className="soft">
        {(at + 1).toLocaleString("en")}–{last.toLocaleString("en")} of {total.toLocaleString("en")}
      </span>
      <IconButton
        icon={ChevronLeft}
        label="Earlier"
        isDisabled={at === 0}
        onPress={() => go(Math.max(0, at - size))}
      />
      <IconButton
        icon={ChevronRight}
        label="Further"
        isDisabled={last >= total}
        onPress={() => go(at + size)}
      />
    </nav>
  );
}

function classOf<Row>(column: Column<Row>): string {
  return [column.number && "number", column.wide && "wide", column.spare && "spare"]
    .filter(Boolean)
    .join(" ");
}

function destination(key: string, at: number, count: number): number | null {
  switch (key) {
    case "ArrowDown":
    case "j":
      return Math.min(at + 1, count - 1);
    case "ArrowUp":
    case "k":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
