import { Empty, Page } from "../../design";

export default function MapView() {
  return (
    <Page title="Map">
      <Empty title="Not here yet" />
    </Page>
  );
}
