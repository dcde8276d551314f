import type { Referral } from '@threefold/contracts/referrals';
import { proposedQuestions } from '@threefold/domain/meetings/question-bank';
import { asksForNames } from '@threefold/domain/vocabulary/meeting-kinds';
import { useRef, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { classes } from '../../../shared/classes.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Callout } from '../../../shared/ui/callout.tsx';
import { Section } from '../../../shared/ui/section.tsx';
import { RefusalNote } from '../meeting-lines.tsx';
import type { Prep } from '../meetings-requests.ts';
import { useTakeBack } from '../notes-requests.ts';
import { useStoredText } from '../offline/use-stored-text.ts';
import { type Outbox, type OutboxReferral, saysHeld } from '../outbox/outbox.ts';
import { ResearchAnswerField } from '../research/research-answer.tsx';
import { LiveCourse } from './live-course.tsx';
import {
  LiveFindings,
  LiveReferrals,
  type ShownFinding,
  type ShownReferral,
  termsInWords,
} from './live-entries.tsx';
import styles from './live-meeting.module.css';
import { LiveGauge, LiveTimer, secondsSince, useTalk } from './live-timer.tsx';
import { RemediesDrawer } from './remedies-drawer.tsx';

type LiveMeetingProps = { prep: Prep; referrals: readonly Referral[]; outbox: Outbox; onOver: () => void };

const findingsOf = (prep: Prep, outbox: Outbox): ShownFinding[] => {
  const there = new Set(prep.findings.map(({ id }) => id));
  const own = outbox.entries.flatMap((entry) =>
    entry.type === 'finding' && !there.has(entry.id) ? [entry] : [],
  );
  return [...prep.findings, ...own];
};

const keptReferral = ({
  id,
  name,
  organization,
  terms,
  contactId,
  refusal,
}: OutboxReferral & { refusal?: string }) => ({
  id,
  name,
  detail: [organization, termsInWords[terms]].filter(Boolean).join('. '),
  contactId,
  ...(refusal ? { refusal } : {}),
});

export const referralsOf = (referrals: readonly Referral[], outbox: Outbox): ShownReferral[] => {
  const there = new Set(referrals.map(({ id }) => id));
  const shown = referrals.toReversed().map(({ id, toName, terms, toContactId }) => ({
    id,
    name: toName,
    detail: termsInWords[terms],
    contactId: toContactId,
  }));
  const own = outbox.entries.flatMap((entry) =>
    entry.type === 'referral' && !there.has(entry.id) ? [entry] : [],
  );
  return [...shown, ...own.map(keptReferral)];
};

/** The meeting itself, for a phone on the table: the time, one question, what is heard, the referrals. */
export const LiveMeeting = ({ prep, referrals, outbox, onOver }: LiveMeetingProps) => {
  const { meeting, research } = prep;
  const [startedAt, setStartedAt] = useStoredText(`started.${meeting.id}`);
  const [helps, setHelps] = useState(false);
  const takeBack = useTakeBack();
  const talk = useTalk(meeting.id);
  const nameField = useRef<HTMLInputElement>(null);
  const isHeld = meeting.status === 'held' || saysHeld(outbox.entries);
  const asked =
    outbox.entries.find((entry) => entry.type === 'asked')?.questionIds ?? meeting.askedQuestionIds;
  const markAsked = (questionIds: string[]) => outbox.add({ type: 'asked', id: 'asked', questionIds });
  const named = referralsOf(referrals, outbox);
  const isRunning = !isHeld && startedAt !== '';
  const refer = () => {
    nameField.current?.scrollIntoView({ block: 'center' });
    nameField.current?.focus({ preventScroll: true });
  };
  const isWaiting = (id: string) => outbox.entries.some((entry) => entry.id === id);

  const over = () => {
    // Said to be held before its planned time, it has to begin when it did begin.
    const isEarly = Temporal.Instant.compare(meeting.startsAt, Temporal.Now.instant()) > 0;
    outbox.add({
      type: 'held',
      id: 'held',
      startsAt: isEarly ? startedAt || Temporal.Now.instant().toString() : null,
      ...(startedAt && talk.seconds > 0
        ? {
            listening: {
              talkedSeconds: talk.seconds,
              ofSeconds: Math.max(talk.seconds, secondsSince(startedAt, Temporal.Now.instant())),
            },
          }
        : {}),
    });
    talk.forget();
    setStartedAt('');
    onOver();
  };

  return (
    <div className={classes(styles.live, isRunning && styles.running)}>
      {isHeld ? null : (
        <LiveTimer
          meeting={meeting}
          named={named.length}
          startedAt={startedAt}
          onStart={setStartedAt}
          onRefer={refer}
        />
      )}
      <Refusals outbox={outbox} />
      {isHeld ? null : (
        <Section title={asksForNames(meeting.kind) ? 'Say and ask' : 'Answer and ask'}>
          <LiveCourse prep={prep} questions={questionsToAsk(prep)} askedIds={asked} onAsked={markAsked} />
        </Section>
      )}
      {research && !isHeld ? (
        <Section title="Your question">
          <LiveResearch
            research={research}
            meeting={meeting}
            onAnswered={() => asked.includes(research.id) || markAsked([...asked, research.id])}
          />
        </Section>
      ) : null}
      {isRunning && asksForNames(meeting.kind) ? <LiveGauge startedAt={startedAt} talk={talk} /> : null}
      <Section title="Notes">
        <LiveFindings
          meetingId={meeting.id}
          findings={findingsOf(prep, outbox)}
          onAdd={outbox.add}
          onRemove={({ id }) =>
            isWaiting(id) ? outbox.discard(id) : takeBack.mutate({ what: 'finding', id })
          }
          onAgain={outbox.retry}
        />
      </Section>
      {asksForNames(meeting.kind) ? (
        <Section title="Referrals">
          <LiveReferrals
            meetingId={meeting.id}
            goal={meeting.referralGoal}
            field={nameField}
            referrals={named}
            onAdd={outbox.add}
            onRemove={({ id }) =>
              isWaiting(id) ? outbox.discard(id) : takeBack.mutate({ what: 'referral', id })
            }
            onAgain={outbox.retry}
          />
        </Section>
      ) : null}
      {isHeld ? null : (
        <div className={styles.foot}>
          <Button onClick={() => setHelps(true)}>Going badly?</Button>
          <Button onClick={over}>End meeting</Button>
        </div>
      )}
      {helps ? <RemediesDrawer prep={prep} onClose={() => setHelps(false)} /> : null}
    </div>
  );
};

/** As they were chosen; without a choice the usual ones. A question of research has its own place, with the answers. */
const questionsToAsk = ({ meeting, questions, research, questionOrder }: Prep): Prep['questions'] => {
  const chosen = meeting.questionIds.flatMap(
    (id) => questions.find((question) => question.id === id && id !== meeting.researchQuestionId) ?? [],
  );
  if (chosen.length > 0 || research) return chosen;
  return proposedQuestions(questions, { kind: meeting.kind, order: questionOrder });
};

/** What the server did not take of the meeting itself. */
const Refusals = ({ outbox }: { outbox: Outbox }) =>
  outbox.entries.map(({ id, type, refusal }) =>
    refusal !== undefined && (type === 'held' || type === 'asked') ? (
      <Callout key={id} tone="ember" actions={<Button onClick={() => outbox.discard(id)}>Discard</Button>}>
        <RefusalNote refusal={refusal} onAgain={() => outbox.retry(id)} />
      </Callout>
    ) : null,
  );

type LiveResearchProps = {
  research: NonNullable<Prep['research']>;
  meeting: Prep['meeting'];
  onAnswered: () => void;
};

/** The seeker's own question, large, and what each of them answers. */
const LiveResearch = ({ research, meeting, onAnswered }: LiveResearchProps) => (
  <div className={styles.ask}>
    <p className={styles.question}>{research.text}</p>
    {meeting.participants.map(({ id, name }) => (
      <ResearchAnswerField
        key={id}
        researchQuestionId={research.id}
        contactId={id}
        name={name}
        meetingId={meeting.id}
        answer={research.answers.find(({ contactId }) => contactId === id) ?? null}
        onAnswered={onAnswered}
      />
    ))}
  </div>
);
