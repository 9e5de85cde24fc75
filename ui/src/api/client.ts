import { QueryClient } from "@tanstack/react-query";
import { Problem } from "./problem";

/** Answers are kept until the server says that the project changed. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, networkMode: "always" },
    mutations: { networkMode: "always" },
  },
});

/** What a request is answered with; an answer that tells an error is thrown as a `Problem`. */
export async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(path, init);
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw Problem.fromBody(body, response.status);
  return body as T;
}
