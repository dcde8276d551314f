import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { isProblem } from '../shared/api/api-problem.ts';
import { problemSentence } from '../shared/api/problem-sentence.ts';
import { awaitHeading } from '../shared/navigation/heading-focus.ts';
import { Button } from '../shared/ui/button.tsx';
import { Page } from '../shared/ui/page.tsx';
import { PageHeading } from '../shared/ui/page-heading.tsx';

/** What a page shows instead of itself when it fails; the navigation around it goes on. */
export const ErrorPage = ({ error }: ErrorComponentProps) => {
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  const again = () => {
    reset();
    awaitHeading();
    // Loads the page anew and lifts its error boundary with it.
    void router.invalidate();
  };
  return (
    <Page width="narrow">
      <PageHeading page="Not shown" below={problemSentence(error)}>
        This page cannot be shown right now.
      </PageHeading>
      {isProblem(error) ? (
        <Button tone="primary" onClick={again}>
          Try again
        </Button>
      ) : (
        <Button tone="primary" onClick={() => location.reload()}>
          Load it again
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
