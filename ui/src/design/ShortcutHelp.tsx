import { Dialog } from "./Dialog";
import { shown } from "./keys";
import { useGroups } from "./shortcuts";
import "./shortcut-help.css";

const MAC = navigator.platform.startsWith("Mac");

/** Every key that works on this view. */
export function ShortcutHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const groups = useGroups();
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={onClose} wide>
      <div className="shortcut-groups">
        {[...groups].reverse().map((group) => (
          <section key={group.name}>
            <h3>{group.name}</h3>
            <dl>
              {group.shortcuts.map((each) => (
                <div key={each.keys}>
                  <dt>
                    {each.keys.split(" ").map((key) => (
                      <kbd key={key}>{shown(key, MAC)}</kbd>
                    ))}
                  </dt>
                  <dd>{each.label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
