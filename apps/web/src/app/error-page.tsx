import { onlineManager, useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { isProblem } from '../shared/api/api-problem.ts';
import { problemSentence } from '../shared/api/problem-sentence.ts';
import { awaitHeading } from '../shared/navigation/heading-focus.ts';
import { thisDevice } from '../shared/offline/this-device.ts';
import { Button, ButtonLink } from '../shared/ui/button.tsx';
import { Page } from '../shared/ui/page.tsx';
import { PageHeading } from '../shared/ui/page-heading.tsx';
import styles from './shell.module.css';

const OfflineList = lazy(() =>
  import('../features/meetings/offline/offline-list.tsx').then(({ OfflineList }) => ({
    default: OfflineList,
  })),
);

const useAgain = () => {
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  return () => {
    reset();
    awaitHeading();
    // Loads the page anew and lifts its error boundary with it.
    void router.invalidate();
  };
};

/** Where nothing answered: what is here all the same, and the page itself once the network is back. */
const NoNetworkPage = () => {
  const again = useAgain();
  useEffect(() =>
    onlineManager.subscribe((isOnline) => {
      if (isOnline) again();
    }),
  );
  return (
    <Page width="narrow">
      <PageHeading
        page="Offline"
        below={`It isn’t saved on this ${thisDevice()}. It will open once you’re back online.`}
      >
        You’re offline
      </PageHeading>
      <Suspense>
        <OfflineList />
      </Suspense>
      <p className={styles.again}>
        <Button onClick={again}>Try again</Button>
      </p>
    </Page>
  );
};

/** What a page shows instead of itself when it fails; the navigation around it goes on. */
export const ErrorPage = ({ error }: ErrorComponentProps) => {
  const again = useAgain();
  if (isProblem(error, 0)) return <NoNetworkPage />;
  return (
    <Page width="narrow">
      <PageHeading page="Error" below={problemSentence(error)}>
        Something went wrong
      </PageHeading>
      {isProblem(error) ? (
        <Button tone="primary" onClick={again}>
          Try again
        </Button>
      ) : (
        <Button tone="primary" onClick={() => location.reload()}>
          Reload
        </Button>
      )}
    </Page>
  );
};

/** The same where the shell itself cannot be shown, since nobody knows who is signed in. */
export const NoEntryPage = (props: ErrorComponentProps) => (
  <main>
    <ErrorPage {...props} />
  </main>
);

export const NotFoundPage = () => (
  <Page width="narrow">
    <PageHeading page="Not found" below="The address may be wrong, or the page was deleted.">
      Page not found
    </PageHeading>
    <ButtonLink to="/today" tone="primary">
      Go to Today
    </ButtonLink>
  </Page>
);
