import { Empty, Page } from "../../design";

export default function Documents() {
  return (
    <Page title="Documents">
      <Empty title="Not here yet" />
    </Page>
  );
}
