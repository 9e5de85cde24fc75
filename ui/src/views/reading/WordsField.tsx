import { Button, Field } from "../../design";
import { nearest, type Piece, placesOf } from "./adding";
import type { Span } from "./text";

interface WordsFieldProps {
  label: string;
  text: string;
  piece: Piece | undefined;
  /** Where the other words stand: of several places the nearest to them is meant. */
  others: readonly Span[];
  onChange: (piece: Piece) => void;
  optional?: boolean;
  autoFocus?: boolean;
}

/** Words of the text: marked there, or typed here and looked for. */
export function WordsField({ label, text, piece, others, onChange, optional, autoFocus }: WordsFieldProps) {
  const words = piece?.words ?? "";
  const places = words.trim() ? placesOf(text, words) : [];
  const at = piece?.at ? places.findIndex(([start]) => start === piece.at?.[0]) : -1;
  const change = (value: string) => {
    onChange({ words: value, at: nearest(placesOf(text, value), others) });
  };
  const missing = words.trim() !== "" && !piece?.at;
  return (
    <Field
      label={optional ? `${label} (if any)` : label}
      error={missing ? "The text does not have these words." : undefined}
      hint={
        at >= 0 &&
        places.length > 1 && (
          <span className="row places">
            Place {at + 1} of {places.length}
            <Button
              kind="quiet"
              aria-label={`Next place of ${label.toLowerCase()}`}
              onPress={() => onChange({ words, at: places[(at + 1) % places.length] as Span })}
            >
              Next place
            </Button>
          </span>
        )
      }
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: one asked for the form, and goes on typing.
        autoFocus={autoFocus}
        className="words"
        value={words}
        placeholder="mark them in the text, or type them"
        onChange={(event) => change(event.target.value)}
      />
    </Field>
  );
}
