import { type FormEvent, useId, useState } from "react";
import { type Job, post, refresh } from "../../api/calls";
import { Problem } from "../../api/problem";
import { Button, Dialog, Field } from "../../design";

const EMPTY = { text: "", title: "", speaker: "", date: "" };

/** A text that is typed or pasted, with what one knows about it. */
export function PasteDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const form = useId();
  const [given, setGiven] = useState(EMPTY);
  const [wrong, setWrong] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!given.text.trim()) {
      setWrong("There is nothing to read yet.");
      return;
    }
    try {
      await post<Job>("/api/texts", given);
      setGiven(EMPTY);
      setWrong("");
      onClose();
    } catch (error) {
      setWrong(Problem.of(error).message);
    } finally {
      await refresh();
    }
  };
  const control = (name: keyof typeof EMPTY) => ({
    value: given[name],
    onChange: (event: { target: { value: string } }) => {
      setGiven({ ...given, [name]: event.target.value });
      setWrong("");
    },
  });
  return (
    <Dialog
      title="Paste text"
      wide
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form={form}>
            Read it
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        <Field label="Text" error={wrong || undefined}>
          <textarea autoFocus rows={10} {...control("text")} />
        </Field>
        <div className="trio">
          <Field label="Title">
            <input {...control("title")} />
          </Field>
          <Field label="Speaker" hint="if one person says it all">
            <input {...control("speaker")} />
          </Field>
          <Field label="Date" hint="such as 2031-03-04, or 2031">
            <input pattern="\d{4}(-\d\d(-\d\d)?)?" {...control("date")} />
          </Field>
        </div>
      </form>
    </Dialog>
  );
}
