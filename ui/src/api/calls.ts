import { hashKey, keepPreviousData, useQuery } from "@tanstack/react-query";
import { noteHeld } from "./behind";
import { ask, queries } from "./client";
import type { components } from "./schema";

/** The shapes that the server sends and takes, by the names it gives them. */
export type Schemas = components["schemas"];

export type Project = Schemas["ProjectShown"];
export type DocumentRow = Schemas["DocumentRow"];
export type Document = Schemas["DocumentShown"];
export type Claim = Schemas["ClaimShown"];
export type ClaimRow = Schemas["ClaimRow"];
export type Statement = Schemas["StatementShown"];
export type LinkRow = Schemas["LinkRow"];
export type Hit = Schemas["Hit"];
export type Job = Schemas["Job"];
export type Sign = Claim["polarity"];
export type Modality = Claim["modality"];

/** Some rows of a longer list. */
export interface Paged<Row> {
  rows: Row[];
  total: number;
  offset: number;
  limit: number;
  revision: number;
}

/** What is at an address of the server, asked again whenever the project changes. Empty values are left out. */
export function useRead<T>(
  path: string,
  query: Record<string, string | number> = {},
  { keep = false, hold = false, enabled = true }: ReadSettings = {},
) {
  const given = Object.entries(query).filter(([, value]) => value !== "");
  const asked = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return useQuery({
    queryKey: [path, query],
    queryFn: async ({ queryKey }) => {
      const told = await ask<T>(given.length ? `${path}?${asked}` : path);
      if (hold) noteHeld(hashKey(queryKey), told);
      return told;
    },
    enabled,
    meta: { hold },
    ...(hold ? { gcTime: 0 } : {}),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

interface ReadSettings {
  /** Show the rows of the last page until those of the next are here. */
  keep?: boolean;
  /** Leave it as it was first answered while one works through it. */
  hold?: boolean;
  enabled?: boolean;
}

/** Sends something to the server. */
export function post<T>(path: string, body: unknown): Promise<T> {
  return ask<T>(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Gives files to be read; their names keep the folders that they came in. */
export function postFiles(files: readonly File[]): Promise<Job> {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.webkitRelativePath || file.name);
  return ask<Job>("/api/documents", { method: "POST", body: form });
}

/** Withdraws a document. */
export function withdraw(document: string): Promise<Schemas["Removed"]> {
  return ask(`/api/documents/${encodeURIComponent(document)}`, { method: "DELETE" });
}

/** Stops a job, what was read stays; or forgets one that is over. */
export async function forget(job: string): Promise<void> {
  await ask<Job>(`/api/jobs/${encodeURIComponent(job)}`, { method: "DELETE" });
  await queries.invalidateQueries({ queryKey: ["/api/jobs"] });
}

/** Asks again for all that is shown. */
export function refresh(): Promise<void> {
  return queries.invalidateQueries({ predicate: (query) => !query.meta?.hold });
}
