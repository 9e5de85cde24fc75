import { Empty, Page } from "../../design";

export default function HandOn() {
  return (
    <Page title="Hand on">
      <Empty title="Not here yet" />
    </Page>
  );
}
