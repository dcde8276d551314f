import type { MeetingKind, MeetingMode } from '@threefold/contracts/meetings';
import {
  meetingKindFacts,
  meetingKinds,
  meetingModeLabels,
  meetingModes,
} from '@threefold/domain/meetings/meeting-kinds';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { workingDaysOn } from '../../shared/time/wall.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Select, TextField } from '../../shared/ui/field.tsx';
import { MomentField } from '../../shared/ui/moment-field.tsx';
import { SegmentedControl } from '../../shared/ui/segmented-control.tsx';
import styles from './meeting-form.module.css';

export type PlannedFields = {
  kind: MeetingKind;
  startsAt: string;
  timeZone: string;
  minutes: number;
  mode: MeetingMode;
  place: string | null;
};

type Props = {
  /** Who: chosen outside, since finding people is not a matter of meetings. */
  who: ReactNode;
  theirs: string;
  mine: string;
  initial?: Partial<PlannedFields>;
  submitLabel: string;
  pending: boolean;
  onSubmit: (fields: PlannedFields) => void;
  /** Says what is missing before the form may be sent. */
  blocked?: string | undefined;
  error?: ReactNode;
};

const modes = meetingModes.map((value) => ({ value, label: meetingModeLabels[value] }));
const kinds = meetingKinds.map((value) => ({ value, label: meetingKindFacts[value].label }));
const lengths = [20, 25, 30, 45, 60, 90];
const placeLabel: Record<MeetingMode, string> = { 'in-person': 'Where', phone: 'Number', video: 'Link' };

/** Day and time on their wall, how long, how and where. */
export const PlanMeetingForm = (props: Props) => {
  const { who, theirs, mine, initial = {}, submitLabel, pending, onSubmit, blocked, error } = props;
  const [begin] = useState(
    () =>
      initial.startsAt ?? workingDaysOn(Temporal.Now.instant(), { days: 5, time: '10:00', timeZone: theirs }),
  );
  const [startsAt, setStartsAt] = useState<string | null>(begin);
  const [kind, setKind] = useState(initial.kind ?? 'informational');
  const [mode, setMode] = useState(initial.mode ?? 'in-person');
  const [minutes, setMinutes] = useState(initial.minutes ?? 25);
  const [place, setPlace] = useState(initial.place ?? '');
  const isPast =
    startsAt !== null &&
    startsAt !== initial.startsAt &&
    Temporal.Instant.compare(startsAt, Temporal.Now.instant()) <= 0;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (startsAt === null || isPast || blocked || pending) return;
    onSubmit({ kind, startsAt, timeZone: theirs, minutes, mode, place: place.trim() || null });
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      {who}
      <div>
        <SegmentedControl label="Kind" labelHidden={false} value={kind} options={kinds} onChange={setKind} />
        <p className={styles.hint}>{meetingKindFacts[kind].purpose}</p>
      </div>
      <MomentField
        of="of the meeting"
        initial={begin}
        theirs={theirs}
        mine={mine}
        onChange={setStartsAt}
        error={isPast ? 'This time is over. Choose a later one.' : undefined}
      />
      <SegmentedControl label="How" labelHidden={false} value={mode} options={modes} onChange={setMode} />
      <div className={styles.pair}>
        <TextField
          label={placeLabel[mode]}
          value={place}
          maxLength={300}
          onChange={(event) => setPlace(event.target.value)}
        />
        <Select
          label="Length"
          value={String(minutes)}
          options={[...new Set([...lengths, minutes])]
            .sort((a, b) => a - b)
            .map((value) => ({ value: String(value), label: `${value} minutes` }))}
          onChange={(event) => setMinutes(Number(event.target.value))}
        />
      </div>
      {error}
      <div className={styles.actions}>
        <Button
          type="submit"
          tone="primary"
          pending={pending}
          disabled={startsAt === null || isPast || blocked !== undefined}
        >
          {submitLabel}
        </Button>
        {blocked ? <p className={styles.hint}>{blocked}</p> : null}
      </div>
    </form>
  );
};
