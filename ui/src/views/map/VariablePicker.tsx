import { useMemo, useState } from "react";
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";

interface Choice {
  id: string;
  name: string;
}

interface VariablePickerProps {
  label: string;
  choices: readonly Choice[];
  onPick: (id: string) => void;
  placeholder?: string;
}

const MOST = 30;

/** Finds a variable, or anything else with a name, by typing part of it. */
export function VariablePicker({ label, choices, onPick, placeholder }: VariablePickerProps) {
  const [typed, setTyped] = useState("");
  // A field of its own after each pick: in the same one, clearing what was typed would open the list again.
  const [picks, setPicks] = useState(0);
  const found = useMemo(() => matching(choices, typed), [choices, typed]);
  return (
    <ComboBox
      key={picks}
      autoFocus={picks > 0}
      className="picker"
      items={found}
      inputValue={typed}
      onInputChange={setTyped}
      selectedKey={null}
      onSelectionChange={(id) => {
        if (id === null) return;
        onPick(String(id));
        setTyped("");
        setPicks(picks + 1);
      }}
      menuTrigger="input"
      allowsEmptyCollection
    >
      <Label className="visually-hidden">{label}</Label>
      <Input className="input" placeholder={placeholder ?? label} />
      <Popover className="popover">
        <ListBox<Choice>
          renderEmptyState={() => <p className="soft small picker-none">Nothing is called so</p>}
        >
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.name} className="item">
              {choice.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** Names with all words that were typed, those that begin so first. */
export function matching<C extends Choice>(choices: readonly C[], typed: string, most = MOST): C[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fit = choices.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
  const begins = (choice: C) => Number(choice.name.toLowerCase().startsWith(typed.trim().toLowerCase()));
  return fit.sort((a, b) => begins(b) - begins(a)).slice(0, most);
}
