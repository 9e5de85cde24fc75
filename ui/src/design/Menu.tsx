import type { LucideIcon } from "lucide-react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { IconButton } from "./Button";

interface Choice {
  label: string;
  keys?: string;
  isDisabled?: boolean;
  run: () => void;
}

/** A button that opens a short list of things to do. */
export function Menu({ icon, label, choices }: { icon: LucideIcon; label: string; choices: Choice[] }) {
  return (
    <MenuTrigger>
      <IconButton icon={icon} label={label} />
      <Popover className="popover">
        <AriaMenu>
          {choices.map((choice) => (
            <MenuItem
              key={choice.label}
              id={choice.label}
              className="item"
              isDisabled={choice.isDisabled ?? false}
              onAction={choice.run}
            >
              {choice.label}
              {choice.keys && <kbd>{choice.keys}</kbd>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
