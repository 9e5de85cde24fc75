import { Empty, Page } from "../../design";

export default function Notes() {
  return (
    <Page title="Notes">
      <Empty title="Not here yet" />
    </Page>
  );
}
