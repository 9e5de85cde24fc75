import { ClipboardPaste, FilePlus, FileText, FolderPlus, MoreHorizontal } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import {
  type DocumentRow,
  type Job,
  type Paged,
  postFiles,
  refresh,
  useRead,
  withdraw,
} from "../../api/calls";
import { Problem } from "../../api/problem";
import {
  Button,
  type Column,
  counted,
  Dialog,
  dated,
  Empty,
  Failure,
  Loading,
  Menu,
  type Order,
  Page,
  Table,
  toast,
  useShortcuts,
} from "../../design";
import { dropped } from "./dropped";
import { Jobs } from "./Jobs";
import { PasteDialog } from "./PasteDialog";
import "./documents.css";

const SIZE = 50;

/** The documents of the project, and ways to put more in. */
export default function Documents() {
  const [address, setAddress] = useSearchParams();
  const at = Number(address.get("from") ?? 0) || 0;
  const order = orderOf(address);
  const documents = useRead<Paged<DocumentRow>>(
    "/api/documents",
    { offset: at, limit: SIZE, sort: order.by, down: String(order.down) },
    { keep: true },
  );
  const jobs = useRead<{ jobs: Job[] }>("/api/jobs");
  const navigate = useNavigate();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [pasting, setPasting] = useState(false);
  const [over, setOver] = useState(false);
  const [leaving, setLeaving] = useState<DocumentRow | null>(null);

  const give = async (given: File[]) => {
    if (given.length === 0) return;
    try {
      await postFiles(given);
    } catch (error) {
      toast(Problem.of(error).message, { bad: true });
    } finally {
      await refresh();
    }
  };
  const onDrop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    await give(await dropped(event.dataTransfer));
  };
  const takeOut = async (document: DocumentRow) => {
    setLeaving(null);
    try {
      await withdraw(document.id);
      toast(`“${document.name}” is withdrawn.`);
    } catch (error) {
      toast(Problem.of(error).message, { bad: true });
    } finally {
      await refresh();
    }
  };
  useShortcuts("Documents", [
    { keys: "n", label: "Add files", run: () => files.current?.click() },
    { keys: "p", label: "Paste text", run: () => setPasting(true) },
  ]);

  const adding = (
    <>
      <Button icon={ClipboardPaste} onPress={() => setPasting(true)}>
        Paste text
      </Button>
      <Button icon={FolderPlus} onPress={() => folder.current?.click()}>
        Add folder
      </Button>
      <Button kind="primary" icon={FilePlus} onPress={() => files.current?.click()}>
        Add files
      </Button>
    </>
  );
  const total = documents.data?.total ?? 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons do the same without a mouse.
    <div
      className={over ? "documents over" : "documents"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={onDrop}
    >
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files to add"
        onChange={(event) => {
          void give([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label="Folder to add"
        {...{ webkitdirectory: "" }}
        onChange={(event) => {
          void give([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <Page
        title="Documents"
        lead={total > 0 && `${counted(total, "document")}; drop files anywhere here to add more`}
        actions={total > 0 && adding}
      >
        <Jobs jobs={jobs.data?.jobs ?? []} />
        {documents.isPending && <Loading what="Listing the documents" />}
        {documents.isError && <Failure error={documents.error} onRetry={() => documents.refetch()} />}
        {documents.data && total === 0 && (
          <div className="drop">
            <Empty icon={FileText} title="Drop documents here" actions={adding}>
              <p>
                Reports, articles, minutes, interviews: text, Markdown, HTML, PDF and Word files, or a table
                of statements (CSV or JSONL with columns for text, speaker, date and source). They are read on
                this machine and go nowhere else.
              </p>
            </Empty>
          </div>
        )}
        {total > 0 && (
          <Table
            label="Documents"
            columns={columns(setLeaving)}
            rows={documents.data?.rows ?? []}
            id={(row) => row.id}
            onOpen={(row) => navigate(`/documents/${row.id}`)}
            page={{ at, size: SIZE, total, go: (from) => setAddress(addressOf(order, from)) }}
            order={order}
            onSort={(chosen) => setAddress(addressOf(chosen, 0))}
          />
        )}
      </Page>
      <PasteDialog isOpen={pasting} onClose={() => setPasting(false)} />
      <Dialog
        title="Withdraw the document?"
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        actions={
          <>
            <Button onPress={() => setLeaving(null)}>Keep it</Button>
            <Button kind="danger" onPress={() => leaving && void takeOut(leaving)}>
              Withdraw
            </Button>
          </>
        }
      >
        <p>
          “{leaving?.name}” goes with {counted(leaving?.claims ?? 0, "claim")} and{" "}
          {counted(leaving?.statements ?? 0, "statement")}, and no word of it stays in the project. This
          cannot be undone; to have it again, read it again.
        </p>
      </Dialog>
    </div>
  );
}

function orderOf(address: URLSearchParams): Order {
  return { by: address.get("sort") ?? "name", down: address.has("down") };
}

function addressOf({ by, down }: Order, from: number): Record<string, string> {
  return {
    ...(by === "name" ? {} : { sort: by }),
    ...(down ? { down: "" } : {}),
    ...(from ? { from: String(from) } : {}),
  };
}

function columns(withdraw: (row: DocumentRow) => void): Column<DocumentRow>[] {
  return [
    {
      key: "name",
      label: "Title",
      wide: true,
      sorts: true,
      cell: (row) => (
        <>
          <Link className="document-title" to={`/documents/${row.id}`}>
            <bdi>{row.name}</bdi>
          </Link>
          {row.author && (
            <p className="soft small">
              <bdi>{row.author}</bdi>
            </p>
          )}
        </>
      ),
    },
    {
      key: "publisher",
      label: "Publisher",
      spare: true,
      cell: (row) => row.publisher && <bdi>{row.publisher}</bdi>,
    },
    {
      key: "date",
      label: "Date",
      sorts: true,
      cell: (row) => <span className="date">{dated(row.date)}</span>,
    },
    {
      key: "words",
      label: "Words",
      number: true,
      spare: true,
      sorts: true,
      cell: (row) => row.words.toLocaleString("en"),
    },
    {
      key: "statements",
      label: "Statements",
      number: true,
      spare: true,
      sorts: true,
      cell: (row) => row.statements.toLocaleString("en"),
    },
    {
      key: "claims",
      label: "Claims",
      number: true,
      sorts: true,
      cell: (row) => row.claims.toLocaleString("en"),
    },
    {
      key: "more",
      label: "",
      cell: (row) => (
        <Menu
          icon={MoreHorizontal}
          label={`More about ${row.name}`}
          choices={[{ label: "Withdraw …", run: () => withdraw(row) }]}
        />
      ),
    },
  ];
}
