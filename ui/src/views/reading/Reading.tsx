import { Empty, Page } from "../../design";

export default function Reading() {
  return (
    <Page title="Reading">
      <Empty title="Not here yet" />
    </Page>
  );
}
