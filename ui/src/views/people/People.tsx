import { Empty, Page } from "../../design";

export default function People() {
  return (
    <Page title="People">
      <Empty title="Not here yet" />
    </Page>
  );
}
