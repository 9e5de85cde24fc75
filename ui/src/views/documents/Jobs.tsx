import { Check, TriangleAlert, X } from "lucide-react";
import { useState } from "react";
import type { Job } from "../../api/calls";
import { counted, IconButton } from "../../design";

/** What is being read, how far it is, and what could not be read and why. */
export function Jobs({ jobs }: { jobs: readonly Job[] }) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const shown = jobs.filter((job) => !closed.has(job.id));
  return shown.map((job) => (
    <JobPanel key={job.id} job={job} onClose={() => setClosed(new Set([...closed, job.id]))} />
  ));
}

function JobPanel({ job, onClose }: { job: Job; onClose: () => void }) {
  const running = job.state === "running";
  const troubled = job.files.filter((file) => file.problems.length > 0);
  const unchanged = job.files.filter((file) => file.status === "unchanged").length;
  const title = running
    ? `Reading ${counted(job.total, "file")}`
    : `${counted(job.files.length - troubled.length - unchanged, "file")} read`;
  return (
    <section className="panel job" aria-label={title}>
      <header>
        <h2>
          {running ? null : troubled.length ? <TriangleAlert aria-hidden /> : <Check aria-hidden />}
          {title}
          {unchanged > 0 && <span className="soft"> · {unchanged} had been read before</span>}
          {troubled.length > 0 && <span className="soft"> · {troubled.length} with something left out</span>}
        </h2>
        {!running && <IconButton icon={X} label="Close" onPress={onClose} />}
      </header>
      {running && (
        <div className="body">
          <progress max={job.total} value={job.done} aria-label={title} />
          <p className="soft small" role="status">
            {job.done} of {job.total}
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
