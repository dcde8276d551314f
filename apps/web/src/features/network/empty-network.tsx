import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { useLoadSample } from './network-requests.ts';

/** Nobody was written to or named yet: the first letter is what begins it. */
export const EmptyNetwork = ({ isAll }: { isAll: boolean }) => {
  const load = useLoadSample();
  return (
    <Page width="narrow">
      <PageHeading page="Network">Your network begins with one letter.</PageHeading>
      <EmptyState
        title={
          isAll ? 'Nobody is in your book yet.' : 'Nobody was written to yet, so there is nothing to draw.'
        }
        action={
          <>
            <ButtonLink tone="primary" to="/contacts">
              Choose whom to write to
            </ButtonLink>
            <Button pending={load.isPending} onClick={() => load.mutate()}>
              Load a sample network
            </Button>
          </>
        }
      >
        Whoever you write to first stands at the centre. Whoever they name to you grows out of them, ring by
        ring. The sample shows five months of it, and can be removed at once.{' '}
        {isAll ? null : <HrefLink href="/network?scope=all">Show the people not yet written to</HrefLink>}
      </EmptyState>
    </Page>
  );
};
