import { cloneElement, type ReactElement, type ReactNode, useId } from "react";

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** One input, select or textarea; it is given its id and what describes it. */
  children: ReactElement<{
    id?: string;
    className?: string;
    "aria-describedby"?: string;
    "aria-invalid"?: boolean;
  }>;
}

/** A control with its label above, and below it a hint or what is wrong. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const below = hint || error ? `${id}-below` : undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, {
        id,
        className: `input ${children.props.className ?? ""}`.trim(),
        ...(below ? { "aria-describedby": below } : {}),
        ...(error ? { "aria-invalid": true } : {}),
      })}
      {error ? (
        <p id={below} className="error">
          {error}
        </p>
      ) : (
        hint && (
          <p id={below} className="hint">
            {hint}
          </p>
        )
      )}
    </div>
  );
}
