// The coach's words where they belong: beside the day, or on the page of the person they are about.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { Section } from '../../shared/ui/section.tsx';
import { commentsQuery, type Subject } from './coaching-requests.ts';
import { CoachsWord } from './comment-note.tsx';
import styles from './comments.module.css';

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
