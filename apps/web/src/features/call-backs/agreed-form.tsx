import type { MeetingMode } from '@threefold/contracts/meetings/meetings';
import { meetingModeLabels, meetingModes } from '@threefold/domain/vocabulary/meeting-kinds';
import { type SubmitEvent, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { wallOf, workingDaysOn } from '../../shared/time/wall.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Select, TextField } from '../../shared/ui/field.tsx';
import { MomentField } from '../../shared/ui/moment-field.tsx';
import styles from './agreed-form.module.css';
import type { OutcomeSaid } from './call-backs-requests.ts';
import type { AgreedOutcome, Previews } from './call-outcomes.ts';

/** `timeZone`: theirs, in which day and time are typed. */
type AgreedCall = { at: string; timeZone: string; previews: Previews };

type Props = {
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
export const AgreedForm = ({ outcome, call, mine, pending, onSay, onCancel }: Props) => {
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
      <p className={styles.title}>{isMeeting ? 'When will you meet?' : 'When shall you call again?'}</p>
      <MomentField
        of={isMeeting ? 'of the meeting' : 'of the call'}
        initial={initial}
        theirs={call.timeZone}
        mine={mine}
        onChange={setAt}
        error={isPast ? 'This time is over. Choose a later one.' : undefined}
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
            maxLength={300}
            onChange={(event) => setPlace(event.target.value)}
          />
        </div>
      ) : null}
      <div className={styles.actions}>
        <Button type="submit" tone="primary" pending={pending} disabled={at === null || isPast}>
          {isMeeting ? 'Plan this meeting' : 'Call again then'}
        </Button>
        <Button tone="quiet" onClick={onCancel}>
          Back
        </Button>
      </div>
    </form>
  );
};
