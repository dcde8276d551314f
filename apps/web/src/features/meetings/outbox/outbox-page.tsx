import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { useSyncExternalStore } from 'react';
import { capital } from '../../../shared/capital.ts';
import { thisDevice } from '../../../shared/offline/this-device.ts';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { ButtonLink } from '../../../shared/ui/button.tsx';
import { Page } from '../../../shared/ui/page.tsx';
import { PageHeading } from '../../../shared/ui/page-heading.tsx';
import { Section } from '../../../shared/ui/section.tsx';
import { RefusalNote } from '../meeting-lines.tsx';
import { whoOf } from '../meeting-words.ts';
import styles from '../meetings.module.css';
import { type Prep, prepKey } from '../meetings-requests.ts';
import { entriesOf, type OutboxEntry, outboxPlaces, subscribeToOutbox, useOutbox } from './outbox.ts';

const wordOf = {
  asked: 'Questions asked',
  held: 'Meeting ended',
  debrief: 'Debrief',
};

const textOf = (entry: OutboxEntry): string => {
  if (entry.type === 'finding' || entry.type === 'answer') return entry.text;
  if (entry.type === 'referral') return [entry.name, entry.organization].filter(Boolean).join(', ');
  return wordOf[entry.type];
};

const MeetingOutbox = ({ meetingId }: { meetingId: string }) => {
  const { entries, retry, discard } = useOutbox(meetingId);
  const prep = useQueryClient().getQueryData<Prep>(prepKey(useWorkspaceId(), meetingId));
  const isOutside = entries.some((entry) => entry.type === 'answer' && entry.outsideMeeting);
  const from = isOutside ? 'Answers to your question' : 'From a meeting';
  return (
    <Section title={prep ? `Meeting with ${whoOf(prep.meeting)}` : from}>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <p>{textOf(entry)}</p>
            {entry.refusal ? (
              <RefusalNote
                refusal={entry.refusal}
                onAgain={() => retry(entry.id)}
                onDrop={() => discard(entry.id)}
              />
            ) : (
              <p className={styles.soft}>Waiting to sync.</p>
            )}
          </li>
        ))}
      </ul>
      <p>
        {isOutside ? (
          <Link to="/research/$researchQuestionId" params={{ researchQuestionId: meetingId }}>
            Go to the question
          </Link>
        ) : (
          <Link to="/meetings/$meetingId" params={{ meetingId }} search={{ view: 'live' }}>
            Go to the meeting
          </Link>
        )}
      </p>
    </Section>
  );
};

const headlineOf = (count: number): string =>
  count === 0
    ? 'All that you wrote is with the server.'
    : `${capital(numberInWords(count))} ${count === 1 ? 'note is' : 'notes are'} kept on this ${thisDevice()}.`;

/** What was written in meetings and is not with the server: nothing of it is lost, whatever became of the meeting. */
export const OutboxPage = () => {
  const workspaceId = useWorkspaceId();
  const entries = useSyncExternalStore(subscribeToOutbox, () => entriesOf(workspaceId));
  return (
    <Page width="narrow">
      <PageHeading page="Kept notes">{headlineOf(entries.length)}</PageHeading>
      {entries.length === 0 ? (
        <ButtonLink to="/today" tone="primary">
          Go to Today
        </ButtonLink>
      ) : null}
      {outboxPlaces(workspaceId).map(({ meetingId }) => (
        <MeetingOutbox key={meetingId} meetingId={meetingId} />
      ))}
    </Page>
  );
};
