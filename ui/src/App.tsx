import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { RouterProvider as AriaRouterProvider } from "react-aria-components";
import { BrowserRouter, Navigate, Route, Routes, useHref, useNavigate } from "react-router";
import { api, queries } from "./api/client";
import { Empty, Loading, Page } from "./design";
import { Shell } from "./design/Shell";

const Documents = lazy(() => import("./views/documents/Documents"));
const Reading = lazy(() => import("./views/reading/Reading"));
const MapView = lazy(() => import("./views/map/MapView"));
const People = lazy(() => import("./views/people/People"));
const WhatIf = lazy(() => import("./views/whatif/WhatIf"));
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
  const project = api.useQuery("get", "/api/project");
  return (
    <AriaRouterProvider navigate={useNavigate()} useHref={useHref}>
      <Shell project={project.data?.name ?? "sayso"} undo={null} redo={null}>
        <Suspense fallback={<Loading />}>
          <Routes>
            <Route index element={<Navigate to="/documents" replace />} />
            <Route path="documents" element={<Documents />} />
            <Route path="documents/:document" element={<Reading />} />
            <Route path="map/*" element={<MapView />} />
            <Route path="people/*" element={<People />} />
            <Route path="whatif/*" element={<WhatIf />} />
            <Route path="review" element={<Review />} />
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
