import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { RouterProvider as AriaRouterProvider } from "react-aria-components";
import { BrowserRouter, Navigate, Route, Routes, useHref, useNavigate } from "react-router";
import { useBehind } from "./api/behind";
import { type Project, useRead } from "./api/calls";
import { queries } from "./api/client";
import { turn } from "./api/decide";
import { useEvents } from "./api/events";
import { Empty, Loading, Page } from "./design";
import { Shell } from "./design/Shell";
import Documents from "./views/documents/Documents";

// The first view comes with the page; each other one when it is first opened.
const Reading = lazy(() => import("./views/reading/Reading"));
const MapView = lazy(() => import("./views/map/MapView"));
const People = lazy(() => import("./views/people/People"));
const WhatIf = lazy(() => import("./views/whatif/WhatIf"));
const Search = lazy(() => import("./views/search/Search"));
const Review = lazy(() => import("./views/review/Review"));
const Notes = lazy(() => import("./views/notes/Notes"));
const HandOn = lazy(() => import("./views/handon/HandOn"));

/** The whole page: every view has its own address. */
export function App() {
  return (
    <QueryClientProvider client={queries}>
      <BrowserRouter>
        <Views />
      </BrowserRouter>
    </QueryClientProvider>
  );
}

function Views() {
  useEvents();
  const project = useRead<Project>("/api/project");
  const isBehind = useBehind();
  const { to_undo: undoable, to_redo: redoable } = project.data ?? {};
  return (
    <AriaRouterProvider navigate={useNavigate()} useHref={useHref}>
      <Shell
        project={project.data?.name ?? "sayso"}
        isBehind={isBehind}
        undo={undoable ? { label: undoable.what, run: () => void turn("/api/undo") } : null}
        redo={redoable ? { label: redoable.what, run: () => void turn("/api/redo") } : null}
      >
        <Suspense fallback={<Loading />}>
          <Routes>
            <Route index element={<Navigate to="/documents" replace />} />
            <Route path="documents" element={<Documents />} />
            <Route path="documents/:document" element={<Reading />} />
            <Route path="map/*" element={<MapView />} />
            <Route path="people/*" element={<People />} />
            <Route path="whatif/*" element={<WhatIf />} />
            <Route path="search" element={<Search />} />
            <Route path="review/:kind?" element={<Review />} />
            <Route path="notes" element={<Notes />} />
            <Route path="handon" element={<HandOn />} />
            <Route path="*" element={<Nowhere />} />
          </Routes>
        </Suspense>
      </Shell>
    </AriaRouterProvider>
  );
}

function Nowhere() {
  return (
    <Page title="No such page">
      <Empty title="There is nothing at this address">Choose a view on the left.</Empty>
    </Page>
  );
}
