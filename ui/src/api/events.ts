import { useEffect } from "react";
import { know, refreshBehind } from "./behind";
import { type Job, type Project, refresh } from "./calls";
import { queries } from "./client";

const REST = 300;

type Standing = Pick<Project, "revision" | "file_revision" | "complete">;

/** Keeps what is shown as it is in the project: the server tells when something changed, or a job moved on. */
export function useEvents() {
  useEffect(() => {
    const events = new EventSource("/api/events");
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let last: number | undefined;
    let all = false;
    const changed = (event: MessageEvent<string>) => {
      const { revision, file_revision, complete } = JSON.parse(event.data) as Standing;
      know(file_revision);
      // The first event says how things stand, which is mostly what the page has just been given.
      const before = last ?? queries.getQueryData<Project>(["/api/project", {}])?.revision ?? revision;
      last = revision;
      all ||= revision > before;
      if (!all && !complete) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        void (all ? refresh() : refreshBehind());
        all = false;
      }, REST);
    };
    const moved = (event: MessageEvent<string>) => {
      const job = JSON.parse(event.data) as Job;
      queries.setQueryData<{ jobs: Job[] }>(["/api/jobs", {}], (known) => ({
        jobs: [...(known?.jobs ?? []).filter((each) => each.id !== job.id), job],
      }));
    };
    events.addEventListener("project", changed);
    events.addEventListener("job", moved);
    return () => {
      events.close();
      clearTimeout(waiting);
    };
  }, []);
}
