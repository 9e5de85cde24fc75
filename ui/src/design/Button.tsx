import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from "react-aria-components";

type Kind = "plain" | "primary" | "quiet" | "danger";

interface ButtonProps extends Omit<AriaButtonProps, "className" | "style"> {
  kind?: Kind;
  icon?: LucideIcon;
  children: ReactNode;
}

/** A button with words on it. */
export function Button({ kind = "plain", icon: Icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`button ${kind}`}>
      {Icon && <Icon aria-hidden />}
      {children}
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<ButtonProps, "children" | "icon"> {
  icon: LucideIcon;
  label: string;
  keys?: string;
}

/** A button with a picture alone; its label is read out, and shown when pointed at. */
export function IconButton({ kind = "quiet", icon: Icon, label, keys, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton {...rest} aria-label={label} className={`button square ${kind}`}>
        <Icon aria-hidden />
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {keys && <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
