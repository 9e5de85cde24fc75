import { NotebookPen } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import {
  type DocumentRow,
  type Job,
  type Paged,
  type Project,
  post,
  refresh,
  useRead,
} from "../../api/calls";
import { Problem } from "../../api/problem";
import { Button, counted, dated, Empty, Failure, Field, Loading, Page, toast } from "../../design";
import "./notes.css";

/** What one thinks or heard: typed here, read like any document, held by whoever typed it. */
export default function Notes() {
  const project = useRead<Project>("/api/project");
  const notes = useRead<Paged<DocumentRow>>("/api/documents", { notes: "true", limit: 100 });
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    setBusy(true);
    try {
      await post<Job>("/api/notes", { text });
      setText("");
      toast("Your note is being read; what it claims will stand on the map as yours.");
    } catch (error) {
      toast(Problem.of(error).message, { bad: true });
    } finally {
      setBusy(false);
      await refresh();
    }
  };
  return (
    <Page title="Notes" lead={project.data && `What ${project.data.by} thinks or heard`}>
      <div className="notes">
        <form className="stack" onSubmit={submit}>
          <Field
            label="A note"
            hint="It is read like any document. Its claims are held by you, and stand on the map beside everybody’s."
          >
            <textarea
              rows={7}
              placeholder="If the ferry stops, the school loses half its pupils …"
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
                  event.currentTarget.form?.requestSubmit();
              }}
            />
          </Field>
          <div className="row end">
            <Button kind="primary" type="submit" isDisabled={busy || !text.trim()}>
              Keep it <kbd>Ctrl Enter</kbd>
            </Button>
          </div>
        </form>
        {notes.isPending && <Loading />}
        {notes.isError && <Failure error={notes.error} />}
        {notes.data?.total === 0 && <Empty icon={NotebookPen} title="No notes yet" />}
        <ol className="note-list" aria-label="Notes">
          {notes.data?.rows.map((note) => (
            <li key={note.id}>
              <Link to={`/documents/${note.id}`}>
                <bdi>{note.name}</bdi>
              </Link>
              <p className="soft small">
                {[dated(note.date), counted(note.claims, "claim")].filter(Boolean).join(" · ")}
              </p>
            </li>
          ))}
        </ol>
      </div>
    </Page>
  );
}
