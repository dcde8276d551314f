import { displayName } from '@threefold/domain/contacts/names';
import { targetReasonTexts } from '@threefold/domain/contacts/target-reasons';
import { nearnessLabels } from '@threefold/domain/meetings/rank-findings';
import { asksForNames, meetingModeLabels } from '@threefold/domain/vocabulary/meeting-kinds';
import type { ReactNode } from 'react';
import { Temporal } from 'temporal-polyfill';
import { useStartLetter } from '../../../shared/actions/start-letter.ts';
import { capital } from '../../../shared/capital.ts';
import { HrefLink } from '../../../shared/navigation/href-link.tsx';
import { telephoneLink } from '../../../shared/navigation/telephone-link.ts';
import { clockAt, dayAt, momentAt, momentIn } from '../../../shared/time/moments.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Callout } from '../../../shared/ui/callout.tsx';
import { Checkbox } from '../../../shared/ui/field.tsx';
import { Section } from '../../../shared/ui/section.tsx';
import { StageMark } from '../../../shared/ui/stage-mark.tsx';
import { FindingLine } from '../meeting-lines.tsx';
import { meetingStateInWords } from '../meeting-words.ts';
import { type Prep, useChooseConfirmed } from '../meetings-requests.ts';
import styles from './prep.module.css';

type PrepSheetProps = {
  prep: Prep;
  mine: string;
  now: Temporal.Instant;
  speech: ReactNode;
  questions: ReactNode;
};

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
export const PrepSheet = ({ prep, mine, now, speech, questions }: PrepSheetProps) => {
  const { meeting, contacts, priorFindings, openLoops } = prep;
  return (
    <div className={styles.sheet}>
      <Section title="Location">
        <PrepLogistics prep={prep} mine={mine} now={now} />
      </Section>
      <Section title="Bring">
        <Bring prep={prep} />
      </Section>
      <Section title={contacts.length > 1 ? 'Who you’re meeting' : 'Who they are'}>
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
        <Section title="What you’ve learned so far">
          <LearntBefore findings={priorFindings} />
        </Section>
      ) : null}
      <Section title="Your speech">{speech}</Section>
      <Section title={asksForNames(meeting.kind) ? 'Then ask' : 'Your questions'}>{questions}</Section>
      {asksForNames(meeting.kind) ? (
        <div className={styles.names} aria-hidden="true">
          <p className={styles.label}>Referrals</p>
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

/** What to have at hand; the page about oneself is one link away. */
const Bring = ({ prep: { bring, meeting } }: Pick<PrepSheetProps, 'prep'>) => (
  <>
    <ul className={styles.bring}>
      {bring.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    {asksForNames(meeting.kind) ? (
      <p data-print="hide">
        <HrefLink href="/findings/summary">Your one-page summary</HrefLink>
      </p>
    ) : null}
  </>
);

type Person = Prep['contacts'][number];

/** "Tom Haugen, then Ruth Abernathy, then Imelda Okonkwo": the referrals that led here. */
const Chain = ({ chain }: Pick<Person, 'chain'>) => (
  <>
    <h4 className={styles.label}>How you got here</h4>
    <ol className={styles.chain}>
      {chain.map((link) => (
        <li key={link.contactId}>
          <StageMark stage={link.stage} wordless />
          <span>
            <HrefLink href={`/contacts/${link.contactId}`}>{link.name}</HrefLink>
            {link.organization ? `, ${link.organization}` : ''}
            {link.note ? <em> “{link.note.replace(/^["“]|["”]$/g, '')}”</em> : null}
          </span>
        </li>
      ))}
    </ol>
  </>
);

/** Whom one knows there already, and when one was there. */
const Organization = ({
  name,
  people,
  meetings,
  mine,
}: NonNullable<Person['organization']> & { mine: string }) => (
  <>
    <h4 className={styles.label}>People you know at {name}</h4>
    <ul className={styles.chain}>
      {people.map((person) => (
        <li key={person.contactId}>
          <StageMark stage={person.stage} wordless />
          <span>
            <HrefLink href={`/contacts/${person.contactId}`}>{person.name}</HrefLink>
            {person.title ? `, ${person.title}` : ''}
          </span>
        </li>
      ))}
      {meetings.map((meeting) => (
        <li key={meeting.id}>
          <span>
            <HrefLink href={`/meetings/${meeting.id}`}>
              {capital(dayAt(meeting.startsAt, { timeZone: mine }))}
            </HrefLink>
            : {meeting.names}, {meetingStateInWords({ status: meeting.status, endedBy: null })}
          </span>
        </li>
      ))}
    </ul>
  </>
);

type PrepPersonProps = Person & { loops: Prep['openLoops']; mine: string };

/** Who it is, why them, how one came to them, and what is open between the two. */
const PrepPerson = ({ contact, chain, organization, loops, mine }: PrepPersonProps) => {
  const about = [contact.title, contact.organization, contact.place?.city].filter(Boolean).join(', ');
  return (
    <div className={styles.person}>
      <h3 className={styles.name}>
        <HrefLink href={`/contacts/${contact.id}`}>{displayName(contact)}</HrefLink>
      </h3>
      {about ? <p className={styles.soft}>{about}</p> : null}
      {contact.reasons.length > 0 ? (
        <>
          <h4 className={styles.label}>Why them</h4>
          <ul className={styles.reasons}>
            {contact.reasons.map((reason) => (
              <li key={reason}>{targetReasonTexts[reason].line}</li>
            ))}
          </ul>
        </>
      ) : null}
      {chain.length > 1 ? <Chain chain={chain} /> : <p className={styles.soft}>You found them yourself.</p>}
      {organization ? <Organization {...organization} mine={mine} /> : null}
      {loops.length > 0 ? (
        <>
          <h4 className={styles.label}>Open loops</h4>
          <ul className={styles.lines}>
            {loops.map(({ sentence, letterId }) => (
              <li key={letterId ?? sentence}>
                {letterId ? <HrefLink href={`/letters/${letterId}`}>{sentence}</HrefLink> : sentence}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
};

type PrepLogisticsProps = { prep: Prep; mine: string; now: Temporal.Instant };

/** "You leave at 12:15 and are back at 14:00", on the seeker's own clock. */
const awayInWords = ({ meeting }: Prep, mine: string): string | null => {
  const { startsAt, minutes, travelMinutesBefore: before, travelMinutesAfter: after } = meeting;
  if (before + after === 0) return null;
  const start = Temporal.Instant.from(startsAt);
  const leave = clockAt(start.subtract({ minutes: before }).toString(), mine);
  const back = clockAt(start.add({ minutes: minutes + after }).toString(), mine);
  return `Leave at ${leave}, back at ${back} your time (${before} minutes there, ${after} minutes back).`;
};

/** Where they meet; for a call the number of the first who has one. */
const Place = ({ prep: { meeting, contacts } }: Pick<PrepLogisticsProps, 'prep'>) => {
  const how = meetingModeLabels[meeting.mode];
  const [phone] = contacts.flatMap(({ contact }) => contact.phones);
  if (meeting.place)
    return (
      <p>
        {how}: {meeting.place}
      </p>
    );
  if (meeting.mode !== 'phone') return <p>{how}. No location yet.</p>;
  return phone ? (
    <p>
      {how}: <a href={telephoneLink(phone)}>{phone.typed}</a>
    </p>
  ) : (
    <p>{how}. No phone number yet.</p>
  );
};

/** Where, the way there, whether it is in writing, and what stands against it; day and time stand above the sheet. */
const PrepLogistics = ({ prep, mine, now }: PrepLogisticsProps) => {
  const { meeting, clashes, movedFrom } = prep;
  const away = awayInWords(prep, mine);
  const [first] = movedFrom;
  return (
    <div className={styles.logistics}>
      <Place prep={prep} />
      {away ? <p>{away}</p> : null}
      {first ? (
        <p className={styles.soft}>
          Moved{movedFrom.length > 1 ? ` ${movedFrom.length} times` : ''}; it was originally{' '}
          {momentIn(first, meeting.timeZone, { timeZone: mine, now })}.
        </p>
      ) : null}
      {meeting.status === 'planned' ? <PrepConfirmation prep={prep} mine={mine} now={now} /> : null}
      {clashes.length > 0 ? (
        <div data-print="hide">
          <Callout tone="ember" title="This conflicts with something else.">
            {clashes.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Callout>
        </div>
      ) : null}
    </div>
  );
};

type Reader = Prep['confirmation']['readers'][number];
type ForOneProps = { prep: Prep; mine: string; now: Temporal.Instant };

/** Whether one of them has day and time in writing, or by when they are to. */
const ForOne = ({ prep, reader, mine, now }: ForOneProps & { reader: Reader }) => {
  const start = useStartLetter();
  const { meeting, confirmation } = prep;
  const { contactId, name, dueAt, letterId, sentAt } = reader;
  const to = confirmation.readers.length > 1 ? ` to ${name}` : '';
  if (letterId)
    return (
      <p>
        <HrefLink href={`/letters/${letterId}`}>
          {sentAt ? `Confirmed${to} ${dayAt(sentAt, { timeZone: mine, now })}` : `Confirmation${to} drafted`}
        </HrefLink>
        {dueAt && !sentAt ? `, due by ${momentAt(dueAt, { timeZone: mine, now })}` : ''}.
      </p>
    );
  if (!dueAt) return null;
  return (
    <p className={styles.confirm}>
      <span>
        The confirmation{to} {Date.parse(dueAt) < now.epochMilliseconds ? 'was due' : 'is due by'}{' '}
        {momentAt(dueAt, { timeZone: mine, now })}.
      </span>
      <span data-print="hide">
        <Button
          pending={start.isPending}
          onClick={() => start.mutate({ contactId, kind: 'confirmation', meetingId: meeting.id })}
        >
          Draft
        </Button>
      </span>
    </p>
  );
};

/** Who has it sent already keeps it; somebody is always chosen. */
const ToWhom = ({ meetingId, readers }: { meetingId: string; readers: readonly Reader[] }) => {
  const choose = useChooseConfirmed(meetingId);
  const known = readers.filter(({ isChosen }) => isChosen).map(({ contactId }) => contactId);
  const chosen = choose.isPending ? choose.variables : known;
  return (
    <details className={styles.toWhom} data-print="hide">
      <summary>Choose who gets it</summary>
      {readers.map(({ contactId, name, sentAt }) => (
        <Checkbox
          key={contactId}
          label={name}
          checked={chosen.includes(contactId)}
          disabled={choose.isPending || sentAt !== null || chosen.every((one) => one === contactId)}
          onChange={({ target }) =>
            choose.mutate(target.checked ? [...chosen, contactId] : chosen.filter((one) => one !== contactId))
          }
        />
      ))}
    </details>
  );
};

/** Whether day and time were put in writing, to whom, or by when they are. */
const PrepConfirmation = (props: ForOneProps) => {
  const { meeting, confirmation } = props.prep;
  const { readers, dueAt, letterId } = confirmation;
  if (!dueAt && !letterId) return null;
  return (
    <>
      {readers
        .filter(({ isChosen }) => isChosen)
        .map((reader) => (
          <ForOne key={reader.contactId} {...props} reader={reader} />
        ))}
      {readers.length > 1 ? <ToWhom meetingId={meeting.id} readers={readers} /> : null}
    </>
  );
};
