import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { limits } from '@threefold/contracts/limits';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
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
        It was held
      </Button>
      <Button disabled={pending} onClick={() => setEnding(true)}>
        It was not
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

const stepLabels = { call: 'A call', letter: 'A letter', none: 'Nothing more' };

type WithProps = {
  people: readonly { contactId: string; name: string }[];
  contactId: string | null;
  onChange: (contactId: string) => void;
};

const WithWhom = ({ people, contactId, onChange }: WithProps) =>
  people.length > 1 ? (
    <Select
      label="With whom it goes on"
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
      title={`What became of the meeting with ${who}?`}
      footer={
        <Button tone="primary" pending={end.isPending} disabled={!taken} onClick={confirm}>
          {taken?.kind === 'none' ? 'Write it down' : 'Write it down and do this'}
        </Button>
      }
    >
      {error ? <ErrorNote error={error} /> : null}
      {data ? null : <Loading what="what can follow" />}
      <fieldset className={styles.choices}>
        <legend className="sr-only">Who stayed away</legend>
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
          <legend className={styles.label}>What follows</legend>
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
        label="Why, if you want to keep it"
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
              Plan the new one
            </ButtonLink>
            <Button pending={undo.isPending} onClick={() => undo.mutate()}>
              Take that back
            </Button>
          </>
        }
      >
        {meeting.endedReason ?? 'If something is to follow, it stands on Today when its time comes.'}
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

/** What a held meeting makes owed, and until when. */
export const AfterMeeting = ({ meeting, isSent, mine }: AfterMeetingProps) => {
  const start = useStartLetter();
  const now = useNow();
  const [first] = meeting.contactIds;
  const until = meeting.thankYouDueAt
    ? `A thank-you is owed until ${momentAt(meeting.thankYouDueAt, { timeZone: mine, now })}.`
    : 'The thank-you is settled.';
  return (
    <div className={styles.after} data-print="hide">
      <Callout
        tone="leaf"
        title={isSent ? until : 'Held. This device tells the server as soon as it answers.'}
        actions={
          <>
            <HrefButton href={`/meetings/${meeting.id}/debrief`} tone="primary">
              Look back at it
            </HrefButton>
            {isSent && first && meeting.thankYouDueAt ? (
              <Button
                pending={start.isPending}
                onClick={() => start.mutate({ contactId: first, kind: 'thank-you', meetingId: meeting.id })}
              >
                Write the thank-you now
              </Button>
            ) : null}
          </>
        }
      >
        Looking back takes five minutes and drafts the right letter: a thank-you, or one that mends what went
        wrong.
      </Callout>
    </div>
  );
};
