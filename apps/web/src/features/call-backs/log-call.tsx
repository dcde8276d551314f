import { useQuery } from '@tanstack/react-query';
import type { CallBack, CallOutcome } from '@threefold/contracts/call-backs';
import { limits } from '@threefold/contracts/limits';
import type { MeetingMode } from '@threefold/contracts/meetings/meetings';
import { meetingModeLabels, meetingModes } from '@threefold/domain/vocabulary/meeting-kinds';
import { type SubmitEvent, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { wallOf, workingDaysOn } from '../../shared/time/wall.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Select, TextField } from '../../shared/ui/field.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { MomentField } from '../../shared/ui/moment-field.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import styles from './call-backs.module.css';
import { type OutcomeSaid, outcomesQuery, useRecordOutcome } from './call-backs-requests.ts';
import {
  type AgreedOutcome,
  allOutcomes,
  isAgreed,
  type OutcomeChoice,
  outcomeLabel,
  type Previews,
  previewOf,
  rareOutcomes,
  usualOutcomes,
} from './call-words.ts';

type LogCallDialogProps = { call: CallBack; mine: string; onClose: () => void };

/** How a call went that is not in focus on Today: they phoned first, or it was made before its time. */
export const LogCallDialog = ({ call, mine, onClose }: LogCallDialogProps) => {
  const { data, error, refetch } = useQuery(outcomesQuery(useWorkspaceId(), call.id));
  const record = useRecordOutcome();
  const [agreed, setAgreed] = useState<AgreedOutcome | null>(null);
  const say = (said: OutcomeSaid) => record.mutate({ callBackId: call.id, said }, { onSuccess: onClose });
  const choose = (outcome: CallOutcome) => {
    if (record.isPending) return;
    if (isAgreed(outcome)) setAgreed(outcome);
    else say({ outcome });
  };
  return (
    <Dialog open onClose={onClose} title={`How did the call to ${call.contactName} go?`}>
      {error ? <ErrorNote error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <OutcomeButtons previews={data.items} chosen={agreed} pending={record.isPending} onChoose={choose} />
      ) : (
        <Skeleton lines={4} />
      )}
      {agreed && data ? (
        <AgreedForm
          key={agreed}
          outcome={agreed}
          call={{ at: call.dueAt, timeZone: call.timeZone, previews: data.items }}
          mine={mine}
          pending={record.isPending}
          onSay={say}
          onCancel={() => setAgreed(null)}
        />
      ) : null}
    </Dialog>
  );
};

type OutcomeKeyProps = {
  previews: Previews;
  chosen: CallOutcome | null;
  pending: boolean;
  onChoose: (outcome: CallOutcome) => void;
};

const OutcomeKey = ({
  choice,
  onChoose,
}: {
  choice: OutcomeChoice;
  onChoose: OutcomeKeyProps['onChoose'];
}) => {
  useShortcut(choice.key.toLowerCase(), `Call: ${choice.label}`, () => onChoose(choice.outcome));
  return null;
};

/** How did it go?. Under the pointer, the finger or the focus, each says first what it will lead to. */
export const OutcomeButtons = ({ previews, chosen, pending, onChoose }: OutcomeKeyProps) => {
  const [held, setHeld] = useState<CallOutcome | null>(null);
  const shown = held ?? chosen ?? 'no-answer';
  const release = () => setHeld(null);

  return (
    <div>
      <fieldset className={styles.buttons}>
        <legend className="sr-only">How did it go?</legend>
        {usualOutcomes.map(({ outcome, label, key }) => (
          <Button
            key={outcome}
            tone={outcome === 'meeting-agreed' ? 'primary' : 'plain'}
            shortcut={key}
            aria-describedby={`leads-to-${outcome}`}
            aria-expanded={
              outcome === 'meeting-agreed' || outcome === 'call-later' ? chosen === outcome : undefined
            }
            disabled={pending}
            onPointerEnter={() => setHeld(outcome)}
            onPointerDown={() => setHeld(outcome)}
            onPointerLeave={release}
            onFocus={() => setHeld(outcome)}
            onBlur={release}
            onClick={() => onChoose(outcome)}
          >
            {label}
          </Button>
        ))}
        <Menu
          label="Other outcomes"
          trigger={<Button tone="quiet">More</Button>}
          items={rareOutcomes.map(({ outcome, label, key }) => ({
            label,
            shortcut: key,
            disabled: pending,
            onSelect: () => onChoose(outcome),
          }))}
        />
      </fieldset>
      <p className={styles.preview} aria-hidden="true">
        <span className={styles.outcomeName}>{outcomeLabel(shown)}</span>: {previewOf(shown, previews)}
      </p>
      {allOutcomes.map((choice) => (
        <OutcomeKey key={choice.key} choice={choice} onChoose={onChoose} />
      ))}
      <details className={styles.all}>
        <summary>See next steps</summary>
        <dl>
          {allOutcomes.map(({ outcome, label }) => (
            <div key={outcome}>
              <dt>{label}</dt>
              <dd id={`leads-to-${outcome}`}>{previewOf(outcome, previews)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
};

/** `timeZone`: theirs, in which day and time are typed. */
type AgreedCall = { at: string; timeZone: string; previews: Previews };

type AgreedFormProps = {
  outcome: AgreedOutcome;
  call: AgreedCall;
  mine: string;
  pending: boolean;
  onSay: (said: OutcomeSaid) => void;
  onCancel: () => void;
};

const modes = meetingModes.map((mode) => ({ value: mode, label: meetingModeLabels[mode] }));
const lengths = [20, 25, 30, 45, 60].map((minutes) => ({
  value: String(minutes),
  label: `${minutes} minutes`,
}));

/** A week on at the hour of this call for a meeting; what the method proposes for a call. */
const proposedAt = (outcome: AgreedOutcome, { at, timeZone, previews }: AgreedCall): string => {
  const proposed = previews.find((preview) => preview.outcome === outcome)?.at;
  if (proposed) return proposed;
  const time = wallOf(at, timeZone).time;
  return workingDaysOn(Temporal.Now.instant(), { days: outcome === 'call-later' ? 1 : 5, time, timeZone });
};

/** When they agreed to meet, or asked to be called again: in their zone, with both clocks. */
export const AgreedForm = ({ outcome, call, mine, pending, onSay, onCancel }: AgreedFormProps) => {
  const isMeeting = outcome === 'meeting-agreed';
  const [initial] = useState(() => proposedAt(outcome, call));
  const [at, setAt] = useState<string | null>(initial);
  const [mode, setMode] = useState<MeetingMode>('in-person');
  const [minutes, setMinutes] = useState('25');
  const [place, setPlace] = useState('');
  const isPast = at !== null && Temporal.Instant.compare(at, Temporal.Now.instant()) <= 0;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (at === null || isPast || pending) return;
    onSay(
      isMeeting
        ? { outcome, at, mode, minutes: Number(minutes), place: place.trim() || null }
        : { outcome, at },
    );
  };

  return (
    <form className={styles.form} onSubmit={submit} aria-label={isMeeting ? 'The meeting' : 'The next call'}>
      <p className={styles.title}>{isMeeting ? 'When will you meet?' : 'When will you call again?'}</p>
      <MomentField
        of={isMeeting ? 'of the meeting' : 'of the call'}
        initial={initial}
        theirs={call.timeZone}
        mine={mine}
        onChange={setAt}
        error={isPast ? 'That time has passed. Choose a later one.' : undefined}
      />
      {isMeeting ? (
        <div className={styles.details}>
          <Select
            label="How"
            value={mode}
            options={modes}
            onChange={(event) =>
              setMode(modes.find(({ value }) => value === event.target.value)?.value ?? mode)
            }
          />
          <Select
            label="Length"
            value={minutes}
            options={lengths}
            onChange={(event) => setMinutes(event.target.value)}
          />
          <TextField
            label={mode === 'in-person' ? 'Where' : mode === 'phone' ? 'Number' : 'Link'}
            value={place}
            maxLength={limits.meetingPlace}
            onChange={(event) => setPlace(event.target.value)}
          />
        </div>
      ) : null}
      <div className={styles.actions}>
        <Button type="submit" tone="primary" pending={pending} disabled={at === null || isPast}>
          {isMeeting ? 'Save meeting' : 'Schedule call'}
        </Button>
        <Button tone="quiet" onClick={onCancel}>
          Back
        </Button>
      </div>
    </form>
  );
};
