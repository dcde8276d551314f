import { nearnessLabels } from '@threefold/domain/meetings/rank-findings';
import { asksForNames } from '@threefold/domain/vocabulary/meeting-kinds';
import type { ReactNode } from 'react';
import type { Temporal } from 'temporal-polyfill';
import { HrefLink } from '../../../shared/navigation/href-link.tsx';
import { Section } from '../../../shared/ui/section.tsx';
import { FindingLine } from '../finding-line.tsx';
import type { Prep } from '../meetings-requests.ts';
import { PrepLogistics } from './prep-logistics.tsx';
import { PrepPerson } from './prep-person.tsx';
import styles from './prep-sheet.module.css';

type Props = { prep: Prep; mine: string; now: Temporal.Instant; speech: ReactNode; questions: ReactNode };

/** What was learnt before and matters here, the nearest first. */
const LearntBefore = ({ findings }: { findings: Prep['priorFindings'] }) => (
  <ul className={styles.lines}>
    {findings.map(({ finding, nearness, from }) => (
      <FindingLine
        key={finding.id}
        finding={finding}
        below={
          <span className={styles.soft}>
            {nearnessLabels[nearness]}
            {from && nearness !== 'person' ? (
              <>
                {': '}
                <HrefLink href={`/contacts/${from.contactId}`}>{from.name}</HrefLink>
                {from.organization && nearness !== 'organization' ? `, ${from.organization}` : ''}
              </>
            ) : null}
          </span>
        }
      />
    ))}
  </ul>
);

/** All for one meeting on one page, on the screen as on paper. */
export const PrepSheet = ({ prep, mine, now, speech, questions }: Props) => {
  const { meeting, contacts, priorFindings, openLoops } = prep;
  return (
    <div className={styles.sheet}>
      <Section title="Where, and the way there">
        <PrepLogistics prep={prep} mine={mine} now={now} />
      </Section>
      <Section title={contacts.length > 1 ? 'Whom you meet' : 'Who this is'}>
        {contacts.map((person) => (
          <PrepPerson
            key={person.contact.id}
            {...person}
            mine={mine}
            loops={openLoops.filter(({ contactId }) => contactId === person.contact.id)}
          />
        ))}
      </Section>
      {priorFindings.length > 0 ? (
        <Section title="What you know already">
          <LearntBefore findings={priorFindings} />
        </Section>
      ) : null}
      <Section title="What you ask">{questions}</Section>
      <Section title="What you say about yourself">{speech}</Section>
      {asksForNames(meeting.kind) ? (
        <div className={styles.names} aria-hidden="true">
          <p className={styles.label}>Whom to hear next</p>
          {Array.from({ length: meeting.referralGoal }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: empty lines to write on, all alike
            <p key={index} className={styles.blank}>
              {index + 1}
            </p>
          ))}
        </div>
      ) : null}
    </div>
  );
};
