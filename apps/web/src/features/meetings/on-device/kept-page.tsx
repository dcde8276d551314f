import { Link } from '@tanstack/react-router';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { useSyncExternalStore } from 'react';
import { capital } from '../../../shared/capital.ts';
import { shelf } from '../../../shared/offline/on-device.ts';
import { thisDevice } from '../../../shared/offline/this-device.ts';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { ButtonLink } from '../../../shared/ui/button.tsx';
import { Page } from '../../../shared/ui/page.tsx';
import { PageHeading } from '../../../shared/ui/page-heading.tsx';
import { Section } from '../../../shared/ui/section.tsx';
import { whoOf } from '../meeting-words.ts';
import { type Prep, prepKey } from '../meetings-requests.ts';
import type { KeptEntry } from './kept-entries.ts';
import styles from './kept-page.module.css';
import { keptOf, keptPlaces, subscribeToKept } from './kept-store.ts';
import { RefusalNote } from './refusal-note.tsx';
import { useKept } from './use-kept.ts';

const wordOf = {
  asked: 'Which questions were asked',
  held: 'The meeting is over',
  debrief: 'What you looked back on',
};

const textOf = (entry: KeptEntry): string => {
  if (entry.type === 'finding' || entry.type === 'answer') return entry.text;
  if (entry.type === 'referral') return [entry.name, entry.organization].filter(Boolean).join(', ');
  return wordOf[entry.type];
};

const KeptOfMeeting = ({ meetingId }: { meetingId: string }) => {
  const { entries, again, drop } = useKept(meetingId);
  // Kept from the answer to that query, under its key.
  const prep = shelf.take(prepKey(useWorkspaceId(), meetingId))?.data as Prep | undefined;
  const isOutside = entries.some((entry) => entry.type === 'answer' && entry.outsideMeeting);
  const from = isOutside ? 'To your own question' : 'From a meeting';
  return (
    <Section title={prep ? `Meeting with ${whoOf(prep.meeting)}` : from}>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <p>{textOf(entry)}</p>
            {entry.refusal ? (
              <RefusalNote
                refusal={entry.refusal}
                onAgain={() => again(entry.id)}
                onDrop={() => drop(entry.id)}
              />
            ) : (
              <p className={styles.soft}>Waits to be sent.</p>
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
export const KeptPage = () => {
  const workspaceId = useWorkspaceId();
  const entries = useSyncExternalStore(subscribeToKept, () => keptOf(workspaceId));
  return (
    <Page width="narrow">
      <PageHeading page="Kept notes">{headlineOf(entries.length)}</PageHeading>
      {entries.length === 0 ? (
        <ButtonLink to="/today" tone="primary">
          Go to Today
        </ButtonLink>
      ) : null}
      {keptPlaces(workspaceId).map(({ meetingId }) => (
        <KeptOfMeeting key={meetingId} meetingId={meetingId} />
      ))}
    </Page>
  );
};
