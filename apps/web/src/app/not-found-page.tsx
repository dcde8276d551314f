import { ButtonLink } from '../shared/ui/button.tsx';
import { Page } from '../shared/ui/page.tsx';
import { PageHeading } from '../shared/ui/page-heading.tsx';

export const NotFoundPage = () => (
  <Page width="narrow">
    <PageHeading page="Not found" below="The address may be mistyped, or what stood here was deleted.">
      There is nothing at this address.
    </PageHeading>
    <ButtonLink to="/today" tone="primary">
      Go to Today
    </ButtonLink>
  </Page>
);
