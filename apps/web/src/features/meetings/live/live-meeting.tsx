import type { Referral } from '@threefold/contracts/referrals';
import { useRef, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { Button } from '../../../shared/ui/button.tsx';
import { Callout } from '../../../shared/ui/callout.tsx';
import { Section } from '../../../shared/ui/section.tsx';
import type { Prep } from '../meetings-requests.ts';
import { useTakeBack } from '../notes-requests.ts';
import { useStoredText } from '../offline/use-stored-text.ts';
import { type OutboxReferral, saysHeld } from '../outbox/outbox.ts';
import { RefusalNote } from '../outbox/refusal-note.tsx';
import type { Outbox } from '../outbox/use-outbox.ts';
import { LiveFindings, type ShownFinding } from './live-findings.tsx';
import { LiveGauge, secondsSince } from './live-gauge.tsx';
import styles from './live-meeting.module.css';
import { LiveQuestions } from './live-questions.tsx';
import { LiveReferrals, type ShownReferral, termsInWords } from './live-referrals.tsx';
import { LiveResearch } from './live-research.tsx';
import { LiveTimer } from './live-timer.tsx';
import { RemediesDrawer } from './remedies-drawer.tsx';
import { useTalk } from './use-talk.ts';

type Props = { prep: Prep; referrals: readonly Referral[]; outbox: Outbox; onOver: () => void };

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
export const LiveMeeting = ({ prep, referrals, outbox, onOver }: Props) => {
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
