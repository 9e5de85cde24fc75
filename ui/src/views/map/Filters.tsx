import { X } from "lucide-react";
import { Button, counted, IconButton } from "../../design";
import { type CausalMap, nameOf } from "./data";
import { ALL, type Filter } from "./filter";
import { usePeople } from "./server";

interface FiltersProps {
  map: CausalMap;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  total: number;
  drawn: number;
}

const SIZES = [20, 40, 80, 120, 250, 500, 1000];
const SUPPORTS = [1, 2, 3, 4, 5, 8, 12];
const MODALITIES = ["asserted", "conditional", "possible", "intended"];

/** Which links are drawn, and how many of how many. */
export function Filters({ map, filter, onFilter, total, drawn }: FiltersProps) {
  const set = (part: Partial<Filter>) => onFilter({ ...filter, ...part });
  const people = usePeople().data?.rows ?? [];
  const isFiltered = JSON.stringify({ ...filter, most: 0 }) !== JSON.stringify({ ...ALL, most: 0 });
  return (
    <div className="map-filters">
      {filter.near !== null && (
        <span className="tag accent near">
          {nameOf(map, filter.near)}
          <select
            aria-label="How far away"
            value={filter.steps}
            onChange={(event) => set({ steps: Number(event.target.value) })}
          >
            {[1, 2, 3, 4, 5].map((steps) => (
              <option key={steps} value={steps}>
                {counted(steps, "link")} away
              </option>
            ))}
          </select>
          <IconButton
            icon={X}
            label="Show more than this neighbourhood"
            onPress={() => set({ near: null, steps: 1 })}
          />
        </span>
      )}
      <Choice
        label="Sources"
        value={String(filter.support)}
        onChange={(value) => set({ support: Number(value) })}
        options={SUPPORTS.map((n) => [String(n), n === 1 ? "any number" : `at least ${n}`])}
      />
      <Choice
        label="Person"
        value={filter.person ?? ""}
        onChange={(value) => set({ person: value || null })}
        options={[["", "everybody"], ...people.map(({ id, name }): [string, string] => [id, name])]}
      />
      <Choice
        label="Said as"
        value={filter.modality ?? ""}
        onChange={(value) => set({ modality: value || null })}
        options={[["", "anything"], ...MODALITIES.map((each): [string, string] => [each, each])]}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={filter.contested}
          onChange={(event) => set({ contested: event.target.checked })}
        />
        Contested only
      </label>
      <Choice
        label="Draw"
        value={String(filter.most)}
        onChange={(value) => set({ most: Number(value) })}
        options={[...new Set([...SIZES, filter.most])]
          .sort((a, b) => a - b)
          .map((size) => [String(size), `the strongest ${size.toLocaleString("en")}`])}
      />
      <output className="soft small">
        {drawn === total
          ? counted(drawn, "link")
          : `${drawn.toLocaleString("en")} of ${counted(total, "link")}`}
      </output>
      {isFiltered && (
        <Button kind="quiet" onPress={() => onFilter({ ...ALL, most: filter.most })}>
          Show everything
        </Button>
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label className="choice">
      <span>{label}</span>
      <select className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
