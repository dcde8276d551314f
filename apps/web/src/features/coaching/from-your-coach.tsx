// The coach's words where they belong: beside the day, or on the page of the person they are about.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Comment } from '@threefold/contracts/coaching';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { momentAt } from '../../shared/time/moments.ts';
import { Badge } from '../../shared/ui/badge.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { commentsQuery, type Subject, useReadComment } from './coaching-requests.ts';
import { placeOf, subjectInWords, waitingHeadline } from './coaching-words.ts';
import styles from './comments.module.css';
import { proposalCountsQuery } from './proposals-requests.ts';

const most = 3;

/** The unread words, or all on one thing; nothing at all while nobody said anything. */
export const FromYourCoach = ({ on }: { on?: Subject }) => {
  const workspaceId = useWorkspaceId();
  const timeZone = useOwnZone();
  const { data } = useInfiniteQuery(commentsQuery(workspaceId, on));
  const all = data?.pages.flatMap((page) => page.items) ?? [];
  const shown = on ? all : all.filter((comment) => comment.readAt === null && !comment.isMine);
  if (shown.length === 0) return null;
  return (
    <Section title="From your coach" aside={on ? null : <Link to="/comments">All comments</Link>}>
      <ul className={styles.notes}>
        {shown.slice(0, on ? 30 : most).map((comment) => (
          <CoachsWord key={comment.id} comment={comment} workspaceId={workspaceId} timeZone={timeZone} />
        ))}
      </ul>
    </Section>
  );
};

// Whoever only reads needs no forms.
const CommentForm = lazy(() =>
  import('./comment-form.tsx').then(({ CommentForm }) => ({ default: CommentForm })),
);

type NoteProps = {
  comment: Comment;
  timeZone: string;
  /** Without it the subject is told in words only. */
  place?: string | undefined;
  badge?: ReactNode;
  children?: ReactNode;
};

/** What somebody said, about what, and when. */
export const CommentNote = ({ comment, timeZone, place, badge, children }: NoteProps) => (
  <li className={styles.note}>
    <p className={styles.head}>
      <strong>
        <bdi>{comment.isMine ? 'You' : comment.authorName}</bdi>
      </strong>{' '}
      {place ? <HrefLink href={place}>{subjectInWords(comment)}</HrefLink> : subjectInWords(comment)},{' '}
      <time dateTime={comment.createdAt}>{momentAt(comment.createdAt, { timeZone })}</time> {badge}
    </p>
    <p className={styles.body}>
      <bdi>{comment.body}</bdi>
    </p>
    {children}
  </li>
);

type WordProps = { comment: Comment; workspaceId: string; timeZone: string };

/** A coach's word as the seeker reads it: marked as read once it was, and answered in place. */
export const CoachsWord = ({ comment, workspaceId, timeZone }: WordProps) => {
  const [answering, setReplying] = useState(false);
  const read = useReadComment(workspaceId);
  const isNew = comment.readAt === null && !comment.isMine;
  return (
    <CommentNote
      comment={comment}
      timeZone={timeZone}
      place={placeOf(comment)}
      badge={isNew ? <Badge tone="gold">new</Badge> : null}
    >
      {comment.isMine ? null : (
        <div className={styles.actions}>
          {isNew ? (
            <Button pending={read.isPending} onClick={() => read.mutate(comment.id)}>
              Mark as read
            </Button>
          ) : null}
          <Button tone="quiet" aria-expanded={answering} onClick={() => setReplying(!answering)}>
            {answering ? 'Cancel' : 'Reply'}
          </Button>
        </div>
      )}
      {answering ? (
        <Suspense fallback={null}>
          <CommentForm
            workspaceId={workspaceId}
            on={{ subject: comment.subject, subjectId: comment.subjectId }}
            label={`Your reply to ${comment.authorName}`}
            send="Send reply"
            onSent={() => {
              setReplying(false);
              if (isNew) read.mutate(comment.id);
            }}
          />
        </Suspense>
      ) : null}
    </CommentNote>
  );
};

/** One line beside the day; nothing at all while nothing waits. */
export const ProposalsWaiting = () => {
  const counts = useQuery(proposalCountsQuery(useWorkspaceId())).data;
  if (!counts || counts.open === 0) return null;
  return (
    <Section title="Proposed for you">
      <p>
        {waitingHeadline(counts)} <Link to="/proposals">View {counts.open === 1 ? 'it' : 'them'}</Link>
      </p>
    </Section>
  );
};
