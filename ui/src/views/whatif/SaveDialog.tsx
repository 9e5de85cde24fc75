import { type FormEvent, useId, useState } from "react";
import { Problem } from "../../api/problem";
import { Button, Dialog, Field } from "../../design";

interface SaveDialogProps {
  /** The name it has already; '' for none. */
  name: string;
  taken: ReadonlySet<string>;
  isOpen: boolean;
  onClose: () => void;
  onSave: (name: string) => Promise<void>;
}

/** A name for a what-if, under which it is kept. */
export function SaveDialog({ name, taken, isOpen, onClose, onSave }: SaveDialogProps) {
  const form = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState("");
  const now = typed ?? name;
  const close = () => {
    setTyped(null);
    setWrong("");
    onClose();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!now.trim()) return setWrong("Give it a name.");
    try {
      await onSave(now.trim());
      close();
    } catch (error) {
      setWrong(Problem.of(error).message);
    }
  };
  return (
    <Dialog
      title="Save this what-if"
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button kind="primary" type="submit" form={form}>
            Save
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        <Field
          label="Name"
          error={wrong || undefined}
          hint={
            taken.has(now.trim())
              ? "A saved what-if has this name; this one takes its place."
              : "What it presses and by whose word is kept, and asked again on the map as it is then."
          }
        >
          <input
            autoFocus
            maxLength={100}
            value={now}
            onChange={(event) => {
              setTyped(event.target.value);
              setWrong("");
            }}
          />
        </Field>
      </form>
    </Dialog>
  );
}
