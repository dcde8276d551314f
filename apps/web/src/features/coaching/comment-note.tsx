import type { Comment } from '@threefold/contracts/coaching';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { momentAt } from '../../shared/time/moments.ts';
import { Badge } from '../../shared/ui/badge.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { useReadComment } from './coaching-requests.ts';
import { placeOf, subjectInWords } from './coaching-words.ts';
import styles from './comments.module.css';

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

type Props = { comment: Comment; workspaceId: string; timeZone: string };

/** A coach's word as the seeker reads it: marked as read once it was, and answered in place. */
export const CoachsWord = ({ comment, workspaceId, timeZone }: Props) => {
  const [answering, setAnswering] = useState(false);
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
          <Button tone="quiet" aria-expanded={answering} onClick={() => setAnswering(!answering)}>
            {answering ? 'Leave it' : 'Answer'}
          </Button>
        </div>
      )}
      {answering ? (
        <Suspense fallback={null}>
          <CommentForm
            workspaceId={workspaceId}
            on={{ subject: comment.subject, subjectId: comment.subjectId }}
            label={`Your answer to ${comment.authorName}`}
            send="Send the answer"
            onSent={() => {
              setAnswering(false);
              if (isNew) read.mutate(comment.id);
            }}
          />
        </Suspense>
      ) : null}
    </CommentNote>
  );
};
