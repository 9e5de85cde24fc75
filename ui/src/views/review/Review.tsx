import { Empty, Page } from "../../design";

export default function Review() {
  return (
    <Page title="Review">
      <Empty title="Not here yet" />
    </Page>
  );
}
