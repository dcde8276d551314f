import type { MeetingMode } from '@threefold/contracts/meetings/meetings';
import {
  meetingKindFacts,
  meetingKinds,
  meetingModeLabels,
  meetingModes,
} from '@threefold/domain/vocabulary/meeting-kinds';
import type { ReactNode, SubmitEvent } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Select, TextField } from '../../../shared/ui/field.tsx';
import { MomentField } from '../../../shared/ui/moment-field.tsx';
import { SegmentedControl } from '../../../shared/ui/segmented-control.tsx';
import { ResearchField } from '../research/research-field.tsx';
import { Clashes } from './clashes.tsx';
import styles from './meeting-form.module.css';
import { TravelFields } from './travel-fields.tsx';
import { type InitialFields, type PlannedFields, timesOf, usePlannedFields } from './use-planned-fields.ts';

type Props = {
  /** Who: chosen outside, since finding people is not a matter of meetings. */
  who: ReactNode;
  theirs: string;
  mine: string;
  initial?: InitialFields;
  submitLabel: string;
  pending: boolean;
  onSubmit: (fields: PlannedFields) => void;
  /** Says what is missing before the form may be sent. */
  blocked?: string | undefined;
  /** Below the fields, above the button. */
  children?: ReactNode;
  error?: ReactNode;
};

const modes = meetingModes.map((value) => ({ value, label: meetingModeLabels[value] }));
const kinds = meetingKinds.map((value) => ({ value, label: meetingKindFacts[value].label }));
const lengths = [20, 25, 30, 45, 60, 90];
const placeLabel: Record<MeetingMode, string> = { 'in-person': 'Where', phone: 'Number', video: 'Link' };

/** Day and time on their wall, how long, how and where. */
export const PlanMeetingForm = (props: Props) => {
  const { who, theirs, mine, initial = {}, submitLabel, pending, onSubmit, blocked, children, error } = props;
  const { begin, typed, isPast, fields, change } = usePlannedFields(initial, theirs);
  const { kind, mode, minutes, place, way, research } = typed;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (fields && !blocked && !pending) onSubmit(fields);
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      {who}
      <div>
        <SegmentedControl
          label="Kind"
          labelHidden={false}
          value={kind}
          options={kinds}
          onChange={(next) => change({ kind: next })}
        />
        <p className={styles.hint}>{meetingKindFacts[kind].purpose}</p>
      </div>
      {kind === 'research' ? (
        <ResearchField choice={research} onChange={(next) => change({ research: next })} />
      ) : null}
      <MomentField
        of="of the meeting"
        initial={begin}
        theirs={theirs}
        mine={mine}
        onChange={(startsAt) => change({ startsAt })}
        error={isPast ? 'This time is over. Choose a later one.' : undefined}
      />
      <SegmentedControl
        label="How"
        labelHidden={false}
        value={mode}
        options={modes}
        onChange={(next) => change({ mode: next })}
      />
      <div className={styles.pair}>
        <TextField
          label={placeLabel[mode]}
          value={place}
          maxLength={300}
          onChange={(event) => change({ place: event.target.value })}
        />
        <Select
          label="Length"
          value={String(minutes)}
          options={[...new Set([...lengths, minutes])]
            .sort((a, b) => a - b)
            .map((value) => ({ value: String(value), label: `${value} minutes` }))}
          onChange={(event) => change({ minutes: Number(event.target.value) })}
        />
      </div>
      {mode === 'in-person' ? <TravelFields way={way} onChange={(next) => change({ way: next })} /> : null}
      <Clashes times={timesOf(fields, initial)} />
      {children}
      {error}
      <div className={styles.actions}>
        <Button
          type="submit"
          tone="primary"
          pending={pending}
          disabled={fields === null || blocked !== undefined}
        >
          {submitLabel}
        </Button>
        {blocked ? <p className={styles.hint}>{blocked}</p> : null}
      </div>
    </form>
  );
};
