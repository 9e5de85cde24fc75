import { Check, Square, TriangleAlert, X } from "lucide-react";
import { forget, type Job } from "../../api/calls";
import { complain } from "../../api/decide";
import { Button, counted, IconButton } from "../../design";

/** What is being read, how far it is, and what could not be read and why: all that runs, and the last that ended. */
export function Jobs({ jobs }: { jobs: readonly Job[] }) {
  const last = jobs.findLast((job) => !isRunning(job));
  const shown = jobs.filter((job) => isRunning(job) || job === last);
  return shown.map((job) => <JobPanel key={job.id} job={job} />);
}

function JobPanel({ job }: { job: Job }) {
  const running = isRunning(job);
  const troubled = job.files.filter((file) => file.problems.length > 0);
  const read = job.files.filter((file) => file.status === "read").length;
  const unchanged = job.files.filter((file) => file.status === "unchanged").length;
  const now = job.files.find((file) => file.status === "reading");
  const title = running ? `Reading ${counted(job.total, "file")}` : `${counted(read, "file")} read`;
  const drop = () => void forget(job.id).catch(complain);
  return (
    <section className="panel job" aria-label={title}>
      <header>
        <h2>
          {running ? null : troubled.length ? <TriangleAlert aria-hidden /> : <Check aria-hidden />}
          {title}
          {unchanged > 0 && <span className="soft"> · {unchanged} had been read before</span>}
          {troubled.length > 0 && <span className="soft"> · {troubled.length} with something left out</span>}
          {job.state === "cancelled" && <span className="soft"> · stopped</span>}
        </h2>
        {running ? (
          <Button kind="quiet" icon={Square} onPress={drop}>
            Stop
          </Button>
        ) : (
          <IconButton icon={X} label="Close" onPress={drop} />
        )}
      </header>
      {running && (
        <div className="body">
          <progress max={job.total} value={job.done} aria-label={title} />
          <p className="soft small" role="status">
            {job.done} of {job.total}
            {now && (
              <>
                {" · "}
                <bdi>{now.name}</bdi>
              </>
            )}
          </p>
        </div>
      )}
      {(troubled.length > 0 || job.error) && (
        <ul className="body troubles">
          {job.error && <li>{job.error}</li>}
          {troubled.map((file) => (
            <li key={file.name}>
              <bdi className="file">{file.name}</bdi> <span className="soft">{file.problems.join("; ")}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function isRunning(job: Job): boolean {
  return job.state === "waiting" || job.state === "running";
}
