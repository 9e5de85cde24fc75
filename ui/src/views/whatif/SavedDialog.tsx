import { Columns3, Trash2 } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { Schemas } from "../../api/calls";
import { Button, Dialog, dated, Empty, IconButton } from "../../design";
import { addressOfSaved } from "./question";

interface SavedDialogProps {
  scenarios: readonly Schemas["ScenarioRow"][];
  isOpen: boolean;
  onClose: () => void;
  onRemove: (name: string) => void;
  onCompare: (names: readonly string[]) => void;
}

/** At most so many stand side by side. */
const MOST = 8;

/** The what-ifs that were saved: opened, set side by side, removed. */
export function SavedDialog({ scenarios, isOpen, onClose, onRemove, onCompare }: SavedDialogProps) {
  const [picked, setPicked] = useState<readonly string[]>([]);
  const chosen = picked.filter((name) => scenarios.some((each) => each.name === name));
  const compare = () => {
    onClose();
    onCompare(chosen);
  };
  return (
    <Dialog
      title="Saved what-ifs"
      wide
      isOpen={isOpen}
      onClose={onClose}
      actions={
        scenarios.length > 1 && (
          <>
            <span className="soft small">
              {chosen.length < 2
                ? "Tick two or more to compare them."
                : `${chosen.length} of at most ${MOST}`}
            </span>
            <Button
              kind="primary"
              icon={Columns3}
              isDisabled={chosen.length < 2 || chosen.length > MOST}
              onPress={compare}
            >
              Side by side
            </Button>
          </>
        )
      }
    >
      {scenarios.length === 0 ? (
        <Empty title="No what-if was saved yet">Ask one, then give it a name with Save.</Empty>
      ) : (
        <ul className="saved-list" aria-label="Saved what-ifs">
          {scenarios.map((each) => (
            <li key={each.name}>
              <input
                type="checkbox"
                aria-label={`Compare ${each.name}`}
                checked={chosen.includes(each.name)}
                onChange={({ target }) =>
                  setPicked(target.checked ? [...chosen, each.name] : chosen.filter((n) => n !== each.name))
                }
              />
              <div>
                <Link to={addressOfSaved(each)} onClick={onClose}>
                  <bdi>{each.name}</bdi>
                </Link>
                <p className="soft small">
                  {each.presses}
                  {each.held.length > 0 && ` · kept as it is: ${each.held.join(", ")}`}
                  {` · by ${each.perspectives.length ? each.perspectives.join(", ") : "everybody"}`}
                  {` · saved ${dated(each.saved.slice(0, 10))}`}
                  {each.map_now !== each.map_version && (
                    <span className="tag warn">the map has changed since</span>
                  )}
                </p>
              </div>
              <IconButton icon={Trash2} label={`Remove ${each.name}`} onPress={() => onRemove(each.name)} />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
