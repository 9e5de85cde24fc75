import { QueryClient } from "@tanstack/react-query";
import createFetchClient, { type Middleware } from "openapi-fetch";
import createQueryClient from "openapi-react-query";
import { Problem } from "./problem";
import type { components, paths } from "./schema";

/** The shapes that the server sends and takes. */
export type Schemas = components["schemas"];

const throwProblems: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return;
    const body = await response.json().catch(() => null);
    throw Problem.fromBody(body, response.status);
  },
};

export const client = createFetchClient<paths>({ baseUrl: window.location.origin });
client.use(throwProblems);

/** Typed `useQuery` and `useMutation` over the server's paths. */
export const api = createQueryClient(client);

/** Answers are kept until the server says that the project changed. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, networkMode: "always" },
    mutations: { networkMode: "always" },
  },
});
