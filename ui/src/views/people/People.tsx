import { Users } from "lucide-react";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { type Column, Empty, Failure, Loading, Page, Table } from "../../design";
import { type PersonRow, usePeople } from "../map/server";
import { matching } from "../map/VariablePicker";
import { Compared } from "./Compared";
import { PersonView } from "./PersonView";
import "../map/map.css";
import "./people.css";

const COLUMNS: Column<PersonRow>[] = [
  {
    key: "name",
    label: "Name",
    wide: true,
    cell: (person) => (
      <>
        <bdi>{person.name}</bdi>
        {person.role === "byline" && <span className="tag">in their own documents</span>}
      </>
    ),
  },
  { key: "claims", label: "Claims", number: true, cell: ({ claims }) => claims.toLocaleString("en") },
  {
    key: "statements",
    label: "Statements",
    number: true,
    cell: ({ statements }) => statements.toLocaleString("en"),
  },
  {
    key: "documents",
    label: "Documents",
    number: true,
    spare: true,
    cell: ({ documents }) => documents.toLocaleString("en"),
  },
];
const SIZE = 50;

/** Who says what: a list, one person, or two side by side. */
export default function People() {
  const [address] = useSearchParams();
  const people = usePeople();
  if (people.isPending) return <Loading what="Fetching the people" />;
  if (people.isError)
    return (
      <Page title="People">
        <Failure error={people.error} onRetry={() => people.refetch()} />
      </Page>
    );
  const { rows } = people.data;
  const person = address.get("person");
  const other = address.get("with");
  if (person && other) return <Compared key={`${person} ${other}`} first={person} second={other} />;
  if (person) return <PersonView key={person} id={person} people={rows} />;
  return <List people={rows} total={people.data.total} />;
}

function List({ people, total }: { people: readonly PersonRow[]; total: number }) {
  const [address, setAddress] = useSearchParams();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(address.get("q") ?? "");
  const at = Math.max(0, Number(address.get("at")) || 0);
  const found = typed.trim() ? matching(people, typed, people.length) : people;
  if (!people.length)
    return (
      <Page title="People">
        <Empty icon={Users} title="Nobody was found to say anything yet">
          People come from the statements in your documents, with those who write them.
        </Empty>
      </Page>
    );
  const told = (name: string, value: string) => {
    const next = new URLSearchParams(address);
    if (value) next.set(name, value);
    else next.delete(name);
    return next;
  };
  return (
    <Page
      title="People"
      lead={`Whoever claims and statements are attributed to${total > people.length ? `; the ${people.length} who claim most of ${total.toLocaleString("en")}` : ""}`}
      actions={
        <input
          className="input people-filter"
          type="search"
          aria-label="Find a person"
          placeholder="Find a person"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            const next = told("q", event.target.value);
            next.delete("at");
            setAddress(next, { replace: true });
          }}
        />
      }
    >
      <Table
        label="People"
        columns={COLUMNS}
        rows={found.slice(at, at + SIZE)}
        id={({ id }) => id}
        onOpen={({ id }) => navigate(`/people?${new URLSearchParams({ person: id })}`)}
        page={{
          at,
          size: SIZE,
          total: found.length,
          go: (to) => setAddress(told("at", to ? String(to) : "")),
        }}
      />
      {found.length === 0 && <Empty title="Nobody is called so" />}
    </Page>
  );
}
