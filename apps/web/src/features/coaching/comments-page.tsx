import { useInfiniteQuery } from '@tanstack/react-query';
import type { Comment } from '@threefold/contracts/coaching';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { HrefButton } from '../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { Button } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { Loading } from '../../shared/ui/skeleton.tsx';
import { commentsQuery } from './coaching-requests.ts';
import styles from './comments.module.css';
import { CoachsWord } from './from-your-coach.tsx';

const isNew = (comment: Comment): boolean => comment.readAt === null && !comment.isMine;

const headlineOf = (fresh: number, all: number): string => {
  if (fresh === 1) return 'One new comment from your coach';
  if (fresh > 1)
    return `${numberInWords(fresh)} new comments from your coach`.replace(/^./, (c) => c.toUpperCase());
  return all === 0 ? 'No comments yet' : 'You’re all caught up';
};

export const CommentsPage = () => {
  const workspaceId = useWorkspaceId();
  const timeZone = useOwnZone();
  const comments = useInfiniteQuery(commentsQuery(workspaceId));
  if (comments.isPending) return <Loading what="the comments" />;
  if (comments.isError) {
    return (
      <Page width="narrow">
        <PageHeading page="Comments">Couldn’t load comments</PageHeading>
        <ErrorNote error={comments.error} retry={() => void comments.refetch()} />
      </Page>
    );
  }
  const all = comments.data.pages.flatMap((page) => page.items);
  const fresh = all.filter(isNew);
  const rest = all.filter((comment) => !isNew(comment));
  const listOf = (items: readonly Comment[]) => (
    <ul className={styles.notes}>
      {items.map((comment) => (
        <CoachsWord key={comment.id} comment={comment} workspaceId={workspaceId} timeZone={timeZone} />
      ))}
    </ul>
  );
  return (
    <Page width="narrow">
      <PageHeading page="Comments">{headlineOf(fresh.length, all.length)}</PageHeading>
      {all.length === 0 ? (
        <EmptyState
          title="Your coach’s comments will show up here"
          action={<HrefButton href="/settings/sharing">Invite a coach</HrefButton>}
        >
          You choose what to share: stats only, the network map with initials, or everything except your
          private notes. You can stop anytime.
        </EmptyState>
      ) : null}
      {fresh.length > 0 ? <Section title="New">{listOf(fresh)}</Section> : null}
      {rest.length > 0 ? <Section title="Earlier">{listOf(rest)}</Section> : null}
      {comments.hasNextPage ? (
        <Button pending={comments.isFetchingNextPage} onClick={() => void comments.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </Page>
  );
};
