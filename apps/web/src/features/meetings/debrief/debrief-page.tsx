import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { dateIn } from '@threefold/domain/time/business-calendar';
import { useRef } from 'react';
import { isProblem } from '../../../shared/api/api-problem.ts';
import { HrefLink } from '../../../shared/navigation/href-link.tsx';
import { thisDevice } from '../../../shared/offline/this-device.ts';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../../shared/session/settings.ts';
import { momentIn } from '../../../shared/time/moments.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Callout } from '../../../shared/ui/callout.tsx';
import { ErrorNote } from '../../../shared/ui/error-note.tsx';
import { Page } from '../../../shared/ui/page.tsx';
import { PageHeading } from '../../../shared/ui/page-heading.tsx';
import { Loading } from '../../../shared/ui/skeleton.tsx';
import { WasItHeld } from '../ending.tsx';
import { LiveReferrals } from '../live/live-entries.tsx';
import { referralsOf } from '../live/live-meeting.tsx';
import { RefusalNote } from '../meeting-lines.tsx';
import { whoOf } from '../meeting-words.ts';
import { prepQuery, referralsQuery, useHoldMeeting } from '../meetings-requests.ts';
import { useTakeBack } from '../notes-requests.ts';
import { type Outbox, saysHeld, useOutbox } from '../outbox/outbox.ts';
import styles from './debrief.module.css';
import { type DebriefAnswers, inputOf } from './debrief-answers.ts';
import type { Around } from './debrief-facts.tsx';
import { DebriefForm, DebriefLetter, type PickAlsoTo } from './debrief-form.tsx';
import { differencesBetween, putTogether } from './half-done.ts';
import { useDebrief } from './use-debrief.ts';

/** Whom they named, with room for one who was forgotten. */
const Named = ({ around, outbox }: { around: Around; outbox: Outbox }) => {
  const { meeting } = around.prep;
  const takeBack = useTakeBack();
  const field = useRef<HTMLInputElement>(null);
  const isWaiting = (id: string) => outbox.entries.some((entry) => entry.id === id);
  return (
    <LiveReferrals
      meetingId={meeting.id}
      goal={meeting.referralGoal}
      field={field}
      referrals={referralsOf(around.referrals, outbox)}
      onAdd={outbox.add}
      onRemove={({ id }) => (isWaiting(id) ? outbox.discard(id) : takeBack.mutate({ what: 'referral', id }))}
      onAgain={outbox.retry}
    />
  );
};

/** Where another device wrote too, what it has and what to do with both. */
const Versions = ({ debrief, onAgain }: { debrief: ReturnType<typeof useDebrief>; onAgain: () => void }) => {
  const { answers, other, olderHalf, halfDone, refusal } = debrief;
  if (other)
    return (
      <DebriefConflict
        between="sent"
        here={answers}
        there={other}
        onUse={debrief.rebase}
        onTakeOther={debrief.takeOther}
      />
    );
  if (olderHalf)
    return (
      <DebriefConflict
        between="half-done"
        here={answers}
        there={olderHalf.answers}
        onUse={(chosen) => debrief.settleHalves(chosen, halfDone?.base ?? olderHalf.base)}
        onTakeOther={() => debrief.settleHalves(olderHalf.answers, olderHalf.base)}
      />
    );
  return refusal ? <RefusalNote refusal={refusal} onAgain={onAgain} /> : null;
};

type DebriefProps = { around: Around; outbox: Outbox; pickAlsoTo: PickAlsoTo };

const Debrief = ({ around, outbox, pickAlsoTo }: DebriefProps) => {
  const { meeting } = around.prep;
  const debrief = useDebrief(meeting.id, outbox);
  const { debriefed, answers, put } = debrief;
  const today = dateIn(meeting.timeZone, useNow()).toString();
  if (debrief.isLoading) return <Loading what="the debrief" />;
  return (
    <>
      {debriefed && !debrief.isMine ? (
        <DebriefLetter
          debriefed={debriefed}
          kind={meeting.kind}
          pending={put.isPending}
          onAsk={(days) => {
            const input = inputOf({ ...answers, days, secondMeetingBy: 'letter' });
            if (input) debrief.finish(input);
          }}
        />
      ) : null}
      {debrief.isWaiting ? (
        <div className={styles.done}>
          <Callout tone="leaf" title={`Saved on this ${thisDevice()}.`}>
            The letter will be drafted as soon as you’re back online.
          </Callout>
        </div>
      ) : null}
      <Versions debrief={debrief} onAgain={() => outbox.retry('debrief')} />
      <DebriefForm
        around={around}
        answers={answers}
        onChange={(next) => debrief.type(next)}
        onAsked={(questionIds) => outbox.add({ type: 'asked', id: 'asked', questionIds })}
        namedDays={{ today, before: debriefed?.debrief.secondMeeting?.days }}
        pending={put.isPending}
        finishLabel={debriefed ? 'Update the letter' : 'Draft the letter'}
        onFinish={debrief.finish}
        named={meeting.kind === 'interview' ? null : <Named around={around} outbox={outbox} />}
        pickAlsoTo={pickAlsoTo}
      />
      {debrief.halfDone ? (
        <p className={styles.kept}>
          {debrief.olderHalf ? 'Answers from another device are waiting above. ' : null}
          {debrief.halfDone.isSaved
            ? 'Saved. Pick it up whenever you like, here or on another device.'
            : `Saved on this ${thisDevice()} as you type. Come back whenever you like.`}
        </p>
      ) : null}
      {put.isError && !isProblem(put.error, 412) ? <ErrorNote error={put.error} /> : null}
    </>
  );
};

export const DebriefPage = ({ pickAlsoTo }: { pickAlsoTo: PickAlsoTo }) => {
  const workspaceId = useWorkspaceId();
  const { meetingId } = useParams({ from: '/signed-in/meetings/$meetingId/debrief' });
  const { data: prep } = useSuspenseQuery(prepQuery(workspaceId, meetingId));
  const { data: referrals } = useQuery(referralsQuery(workspaceId, meetingId));
  const outbox = useOutbox(meetingId);
  const hold = useHoldMeeting();
  const mine = useOwnZone();
  const { meeting } = prep;
  return (
    <Page width="narrow">
      <PageHeading
        page="Debrief"
        above={
          <HrefLink href={`/meetings/${meetingId}`}>
            {whoOf(meeting)}, {momentIn(meeting.startsAt, meeting.timeZone, { timeZone: mine })}
          </HrefLink>
        }
        below="Five minutes, and you can stop at any question. It ends in the letter that this meeting calls for, drafted."
      >
        How did it really go?
      </PageHeading>
      {meeting.status === 'held' || saysHeld(outbox.entries) ? (
        <Debrief
          around={{ prep, referrals: referrals?.items ?? [], entries: outbox.entries }}
          outbox={outbox}
          pickAlsoTo={pickAlsoTo}
        />
      ) : (
        <Callout
          tone="gold"
          title="Was it held?"
          actions={
            <WasItHeld
              meetingId={meetingId}
              who={whoOf(meeting)}
              pending={hold.isPending}
              onHeld={() => hold.mutate(meetingId)}
            />
          }
        >
          A debrief looks back at a meeting that took place.
        </Callout>
      )}
    </Page>
  );
};

type Words = { title: string; here: string; there: string; keep: string; take: string };

/** What was sent from another device, or what another device left half done. */
const wordsOf = {
  sent: (): Words => ({
    title: 'This debrief was changed on another device.',
    here: `On this ${thisDevice()}`,
    there: 'On the other device',
    keep: 'Keep this one',
    take: 'Use the other one',
  }),
  'half-done': (): Words => ({
    title: 'There are unfinished answers from two devices. You’re seeing the newer ones.',
    here: 'Newer',
    there: 'Older',
    keep: 'Keep the newer ones',
    take: 'Use the older ones',
  }),
};

type Props = {
  between: keyof typeof wordsOf;
  here: DebriefAnswers;
  there: DebriefAnswers;
  onUse: (answers: DebriefAnswers) => void;
  onTakeOther: () => void;
};

const Version = ({ who, text }: { who: string; text: string }) => (
  <div>
    <dt>{who}</dt>
    <dd>{text || 'nothing'}</dd>
  </div>
);

/** The debrief was written on another device meanwhile: both versions, side by side, and what to do with them. */
const DebriefConflict = ({ between, here, there, onUse, onTakeOther }: Props) => {
  const words = wordsOf[between]();
  return (
    <div className={styles.done} role="alert">
      <Callout
        tone="gold"
        title={words.title}
        actions={
          <>
            <Button tone="primary" onClick={() => onUse(putTogether(here, there))}>
              Combine both
            </Button>
            <Button onClick={() => onUse(here)}>{words.keep}</Button>
            <Button onClick={onTakeOther}>{words.take}</Button>
          </>
        }
      >
        <ul className={styles.versions}>
          {differencesBetween(here, there).map((difference) => (
            <li key={difference.label}>
              <strong>{difference.label}</strong>
              <dl>
                <Version who={words.here} text={difference.here} />
                <Version who={words.there} text={difference.there} />
              </dl>
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  );
};
