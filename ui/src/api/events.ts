import { useEffect } from "react";
import { type Job, type Project, refresh } from "./calls";
import { queries } from "./client";

const REST = 300;

/** Keeps what is shown as it is in the project: the server tells when something changed, or a job moved on. */
export function useEvents() {
  useEffect(() => {
    const events = new EventSource("/api/events");
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let last: number | undefined;
    const changed = (event: MessageEvent<string>) => {
      const { revision } = JSON.parse(event.data) as { revision: number };
      // The first event says how things stand, which is mostly what the page has just been given.
      const before = last ?? queries.getQueryData<Project>(["/api/project", {}])?.revision ?? revision;
      last = revision;
      if (revision <= before) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => void refresh(), REST);
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
