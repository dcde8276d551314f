import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { limits } from '@threefold/contracts/limits';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { asksForNames } from '@threefold/domain/vocabulary/meeting-kinds';
import { useState } from 'react';
import { useStartLetter } from '../../shared/actions/start-letter.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { capital } from '../../shared/capital.ts';
import { HrefButton } from '../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { momentAt } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { Callout } from '../../shared/ui/callout.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Select, TextField } from '../../shared/ui/field.tsx';
import { Loading } from '../../shared/ui/skeleton.tsx';
import { meetingStateInWords } from './meeting-words.ts';
import styles from './meetings.module.css';
import { type EndingChoice, endingsQuery, useEndMeeting, useUndoEnding } from './meetings-requests.ts';

type WasItHeldProps = {
  meetingId: string;
  /** The person or people, for the ear. */
  who: string;
  pending: boolean;
  onHeld: () => void;
};

/** The time of a planned meeting is over: what became of it. */
export const WasItHeld = ({ meetingId, who, pending, onHeld }: WasItHeldProps) => {
  const [ending, setEnding] = useState(false);
  return (
    <fieldset className={styles.answers}>
      <legend className="sr-only">Was the meeting with {who} held?</legend>
      <Button tone="primary" disabled={pending} onClick={onHeld}>
        Yes
      </Button>
      <Button disabled={pending} onClick={() => setEnding(true)}>
        No
      </Button>
      {ending ? (
        <EndingDialog meetingId={meetingId} who={who} isAhead={false} onClose={() => setEnding(false)} />
      ) : null}
    </fieldset>
  );
};

type EndingDialogProps = {
  meetingId: string;
  who: string;
  /** A meeting ahead can be called off, and nobody can have stayed away yet. */
  isAhead: boolean;
  onClose: () => void;
};

const stepLabels = { call: 'Call', letter: 'Write', none: 'Nothing' };

type WithProps = {
  people: readonly { contactId: string; name: string }[];
  contactId: string | null;
  onChange: (contactId: string) => void;
};

const WithWhom = ({ people, contactId, onChange }: WithProps) =>
  people.length > 1 ? (
    <Select
      label="Who you’ll follow up with"
      value={contactId ?? people[0]?.contactId ?? ''}
      options={people.map((person) => ({ value: person.contactId, label: person.name }))}
      onChange={({ target }) => onChange(target.value)}
    />
  ) : null;

/** Who stayed away, and what follows: each is shown with what it leads to before it is taken. */
export const EndingDialog = ({ meetingId, who, isAhead, onClose }: EndingDialogProps) => {
  const [contactId, setContactId] = useState<string | null>(null);
  const { data, error } = useQuery(endingsQuery(useWorkspaceId(), meetingId, contactId));
  const [chosen, setChosen] = useState(0);
  const [step, setStep] = useState<EndingChoice['steps'][number]['kind'] | null>(null);
  const [reason, setReason] = useState('');
  const end = useEndMeeting(meetingId);
  const navigate = useNavigate();
  const endings = (data?.endings ?? []).filter(({ status }) => !isAhead || status === 'cancelled');
  const ending = endings[chosen];
  const taken = ending?.steps.find(({ kind }) => kind === step) ?? ending?.steps[0];

  const confirm = () => {
    if (!ending || !taken || end.isPending) return;
    const { status, by } = ending;
    end.mutate(
      { status, by, step: taken.kind, reason: reason.trim() || null, ...(contactId && { contactId }) },
      {
        onSuccess: ({ ledTo: { letterId } }) => {
          onClose();
          if (letterId) void navigate({ to: '/letters/$letterId', params: { letterId } });
        },
      },
    );
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={`What happened with ${who}?`}
      footer={
        <Button tone="primary" pending={end.isPending} disabled={!taken} onClick={confirm}>
          {taken?.kind === 'none' ? 'Save' : 'Save and continue'}
        </Button>
      }
    >
      {error ? <ErrorNote error={error} /> : null}
      {data ? null : <Loading what="your options" />}
      <fieldset className={styles.choices}>
        <legend className="sr-only">What happened</legend>
        {endings.map(({ status, by, label }, index) => (
          <label key={`${status}-${by}`} className={styles.choice}>
            <input
              type="radio"
              name="ending"
              checked={index === chosen}
              onChange={() => {
                setChosen(index);
                setStep(null);
              }}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <WithWhom people={data?.people ?? []} contactId={contactId} onChange={setContactId} />
      {ending && taken ? (
        <fieldset className={styles.steps}>
          <legend className={styles.label}>Next step</legend>
          {ending.steps.map(({ kind, sentence }) => (
            <label key={kind} className={styles.choice}>
              <input type="radio" name="step" checked={kind === taken.kind} onChange={() => setStep(kind)} />
              <span>
                <strong>{stepLabels[kind]}.</strong> {sentence}
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
      <TextField
        label="Reason (optional)"
        value={reason}
        maxLength={limits.meetingEndedReason}
        error={end.isError ? problemSentence(end.error) : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
};

/** A meeting that was not held: by whom, and the way to a new one. */
export const MeetingEnded = ({ meeting }: { meeting: Meeting }) => {
  const undo = useUndoEnding(meeting.id);
  const [first] = meeting.contactIds;
  return (
    <div className={styles.after} data-print="hide">
      <Callout
        tone="gold"
        title={`${capital(meetingStateInWords(meeting))}.`}
        actions={
          <>
            <ButtonLink to="/meetings/new" search={first ? { contactId: first } : {}} tone="primary">
              Plan a new meeting
            </ButtonLink>
            <Button pending={undo.isPending} onClick={() => undo.mutate()}>
              Undo
            </Button>
          </>
        }
      >
        {meeting.endedReason ?? 'Any next step will show up on Today when it’s due.'}
      </Callout>
    </div>
  );
};

type AfterMeetingProps = {
  meeting: Meeting;
  /** False while this device still keeps the word that it was held. */
  isSent: boolean;
  mine: string;
};

/** What comes after a meeting that was held, and by when. */
export const AfterMeeting = ({ meeting, isSent, mine }: AfterMeetingProps) => {
  const start = useStartLetter();
  const now = useNow();
  const [first] = meeting.contactIds;
  const until = meeting.thankYouDueAt
    ? `Send a thank-you by ${momentAt(meeting.thankYouDueAt, { timeZone: mine, now })}.`
    : 'Thank-you done.';
  return (
    <div className={styles.after} data-print="hide">
      <Callout
        tone="leaf"
        title={isSent ? until : 'Held. This will sync as soon as you’re back online.'}
        actions={
          <>
            <HrefButton href={`/meetings/${meeting.id}/debrief`} tone="primary">
              Debrief
            </HrefButton>
            {isSent && first && asksForNames(meeting.kind) ? (
              <ButtonLink to="/meetings/new" search={{ contactId: first, kind: 'interview' }}>
                It led to a job interview
              </ButtonLink>
            ) : null}
            {isSent && first && meeting.thankYouDueAt ? (
              <Button
                pending={start.isPending}
                onClick={() => start.mutate({ contactId: first, kind: 'thank-you', meetingId: meeting.id })}
              >
                Write the thank-you
              </Button>
            ) : null}
          </>
        }
      >
        The debrief takes five minutes and drafts the right letter: a thank-you, or a recovery letter. Even if
        it went badly, all is not lost: a professional letter mends the impression.
      </Callout>
    </div>
  );
};
