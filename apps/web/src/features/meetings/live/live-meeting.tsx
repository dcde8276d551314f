import type { Referral } from '@threefold/contracts/referrals';
import { useRef, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { Button } from '../../../shared/ui/button.tsx';
import { Callout, Quote } from '../../../shared/ui/callout.tsx';
import { Drawer } from '../../../shared/ui/dialog.tsx';
import { Section } from '../../../shared/ui/section.tsx';
import { SegmentedControl } from '../../../shared/ui/segmented-control.tsx';
import { RefusalNote } from '../meeting-lines.tsx';
import type { Prep } from '../meetings-requests.ts';
import { useTakeBack } from '../notes-requests.ts';
import { useStoredText } from '../offline/use-stored-text.ts';
import { type Outbox, type OutboxReferral, saysHeld } from '../outbox/outbox.ts';
import { ResearchAnswerField } from '../research/research-answer.tsx';
import {
  LiveFindings,
  LiveReferrals,
  type ShownFinding,
  type ShownReferral,
  termsInWords,
} from './live-entries.tsx';
import styles from './live-meeting.module.css';
import { LiveGauge, LiveTimer, secondsSince, useTalk } from './live-timer.tsx';

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

/** The meeting itself, for a phone on the table: the time, one question, what is heard, who is named. */
export const LiveMeeting = ({ prep, referrals, outbox, onOver }: LiveMeetingProps) => {
  const { meeting, questions, research } = prep;
  const [startedAt, setStartedAt] = useStoredText(`started.${meeting.id}`);
  const [helps, setHelps] = useState(false);
  const takeBack = useTakeBack();
  const talk = useTalk(meeting.id);
  const nameField = useRef<HTMLInputElement>(null);
  const isHeld = meeting.status === 'held' || saysHeld(outbox.entries);
  const asked =
    outbox.entries.find((entry) => entry.type === 'asked')?.questionIds ?? meeting.askedQuestionIds;
  // A question of research has its place above, with the answers.
  const chosen = meeting.questionIds.flatMap(
    (id) => questions.find((question) => question.id === id && id !== meeting.researchQuestionId) ?? [],
  );
  const markAsked = (questionIds: string[]) => outbox.add({ type: 'asked', id: 'asked', questionIds });
  const named = referralsOf(referrals, outbox);
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
    <div className={styles.live}>
      {isHeld ? null : (
        <LiveTimer
          meeting={meeting}
          named={named.length}
          startedAt={startedAt}
          onStart={setStartedAt}
          onName={() => nameField.current?.focus()}
          close={prep.remedies.find(({ id }) => id.endsWith('big-close'))?.wording}
        />
      )}
      {isHeld || startedAt === '' ? null : <LiveGauge startedAt={startedAt} talk={talk} />}
      {outbox.entries.map(({ id, type, refusal }) =>
        refusal !== undefined && (type === 'held' || type === 'asked') ? (
          <Callout
            key={id}
            tone="ember"
            actions={<Button onClick={() => outbox.discard(id)}>Leave it</Button>}
          >
            <RefusalNote refusal={refusal} onAgain={() => outbox.retry(id)} />
          </Callout>
        ) : null,
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
      {research && chosen.length === 0 ? null : (
        <Section title="Ask">
          <LiveQuestions questions={chosen} askedIds={asked} onAsked={markAsked} />
        </Section>
      )}
      <Section title="Hear">
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
      {meeting.kind === 'interview' ? null : (
        <Section title="Whom to hear next">
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
      )}
      <div className={styles.foot}>
        <Button onClick={() => setHelps(true)}>Off the rails?</Button>
        {isHeld ? null : (
          <Button tone="primary" onClick={over}>
            The meeting is over
          </Button>
        )}
      </div>
      {helps ? <RemediesDrawer remedies={prep.remedies} onClose={() => setHelps(false)} /> : null}
    </div>
  );
};

type Question = { id: string; text: string };
type LiveQuestionsProps = {
  questions: readonly Question[];
  askedIds: readonly string[];
  onAsked: (ids: string[]) => void;
};

/** One question at a time, large; "Asked" marks it and brings the next one. */
const LiveQuestions = ({ questions, askedIds, onAsked }: LiveQuestionsProps) => {
  const firstOpen = questions.findIndex(({ id }) => !askedIds.includes(id));
  const [at, setAt] = useState(Math.max(0, firstOpen));
  const question = questions[Math.min(at, questions.length - 1)];
  if (!question)
    return <p className={styles.none}>No questions were chosen. Listen, and ask what is hard for them.</p>;
  const isAsked = askedIds.includes(question.id);
  const step = (by: number) => setAt((at + by + questions.length) % questions.length);
  const mark = () => {
    onAsked(isAsked ? askedIds.filter((id) => id !== question.id) : [...askedIds, question.id]);
    if (!isAsked && at < questions.length - 1) step(1);
  };
  return (
    <div className={styles.ask}>
      <p className={styles.count}>
        Question {at + 1} of {questions.length}
        {isAsked ? ', asked' : ''}
      </p>
      <p className={styles.question} aria-live="polite">
        {question.text}
      </p>
      <div className={styles.buttons}>
        <Button disabled={questions.length < 2} onClick={() => step(-1)}>
          Back
        </Button>
        <Button tone={isAsked ? 'plain' : 'primary'} aria-pressed={isAsked} onClick={mark}>
          {isAsked ? 'Not asked yet' : 'Asked'}
        </Button>
        <Button disabled={questions.length < 2} onClick={() => step(1)}>
          Skip
        </Button>
      </div>
    </div>
  );
};

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

type Remedy = Prep['remedies'][number];
type Cause = Remedy['cause'];

const causes: readonly { value: Cause; label: string }[] = [
  { value: 'mine', label: 'Mine' },
  { value: 'theirs', label: 'Theirs' },
  { value: 'nobodys', label: "Nobody's" },
];

/** Something went off the rails: whose doing it was decides what helps. */
const RemediesDrawer = ({ remedies, onClose }: { remedies: readonly Remedy[]; onClose: () => void }) => {
  const [cause, setCause] = useState<Cause>('mine');
  return (
    <Drawer open onClose={onClose} title="Whose doing is it?">
      <SegmentedControl label="Whose doing it is" value={cause} options={causes} onChange={setCause} />
      <ul className={styles.remedies}>
        {remedies
          .filter((remedy) => remedy.cause === cause)
          .map((remedy) => (
            <li key={remedy.id}>
              <h3 className={styles.title}>{remedy.title}</h3>
              {remedy.wording ? <Quote>{remedy.wording}</Quote> : null}
              <p>{remedy.manner}</p>
              <p className={styles.risk}>Risk: {remedy.risk}</p>
            </li>
          ))}
      </ul>
    </Drawer>
  );
};
