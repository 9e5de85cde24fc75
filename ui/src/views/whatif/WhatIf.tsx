import { Empty, Page } from "../../design";

export default function WhatIf() {
  return (
    <Page title="What if">
      <Empty title="Not here yet" />
    </Page>
  );
}
