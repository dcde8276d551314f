import type { MeetingMode } from '@threefold/contracts/meetings/meetings';
import {
  meetingKindFacts,
  meetingKinds,
  meetingModeLabels,
  meetingModes,
} from '@threefold/domain/vocabulary/meeting-kinds';
import { type ReactNode, useState } from 'react';
import { newId } from '../../../shared/api/new-id.ts';
import { useContractForm } from '../../../shared/contract-form.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { ErrorNote } from '../../../shared/ui/error-note.tsx';
import { Select, TextField } from '../../../shared/ui/field.tsx';
import { MomentField } from '../../../shared/ui/moment-field.tsx';
import { SegmentedControl } from '../../../shared/ui/segmented-control.tsx';
import { ResearchField } from '../research/research-field.tsx';
import { Clashes } from './clashes.tsx';
import styles from './meeting-form.module.css';
import {
  type InitialFields,
  isOver,
  type PlannedFields,
  plannedFrom,
  plannedMeeting,
  type Typed,
  timesOf,
  typedAtFirst,
} from './planned-fields.ts';
import { TravelFields } from './travel-fields.tsx';

type Props = {
  /** Who: chosen outside, since finding people is not a matter of meetings. */
  who: ReactNode;
  theirs: string;
  mine: string;
  initial?: InitialFields;
  submitLabel: string;
  /** Rejects where the server refuses. */
  onSubmit: (fields: PlannedFields) => Promise<unknown>;
  /** Says what is missing before the form may be sent. */
  blocked?: string | undefined;
  /** Below the fields, above the button. */
  children?: ReactNode;
};

const modes = meetingModes.map((value) => ({ value, label: meetingModeLabels[value] }));
const kinds = meetingKinds.map((value) => ({ value, label: meetingKindFacts[value].label }));
const lengths = [20, 25, 30, 45, 60, 90];
const placeLabel: Record<MeetingMode, string> = { 'in-person': 'Where', phone: 'Number', video: 'Link' };

/** Day and time on their wall, how long, how and where. */
export const PlanMeetingForm = (props: Props) => {
  const { who, theirs, mine, initial = {}, submitLabel, onSubmit, blocked, children } = props;
  const [questionId] = useState(newId);
  const [begin] = useState(() => typedAtFirst(initial, theirs));
  const toBody = (typed: Typed) => plannedFrom(typed, { timeZone: theirs, questionId });
  const form = useContractForm({ schema: plannedMeeting, values: begin, toBody, send: onSubmit });
  const typed = form.watch();
  const { kind, mode, minutes } = typed;
  const moment = form.control('startsAt');
  const isPast = isOver(typed, initial);

  return (
    <form className={styles.form} {...form.element}>
      {who}
      <div>
        <SegmentedControl label="Kind" labelHidden={false} options={kinds} {...form.control('kind')} />
        <p className={styles.hint}>{meetingKindFacts[kind].purpose}</p>
      </div>
      {kind === 'research' ? (
        <ResearchField
          choice={{ id: typed.researchQuestionId, text: typed.newQuestion.text }}
          error={form.control('newQuestion.text').error}
          onChange={({ id, text }) => {
            form.put('researchQuestionId', id);
            form.put('newQuestion.text', text);
          }}
        />
      ) : null}
      <MomentField
        of="of the meeting"
        initial={begin.startsAt}
        theirs={theirs}
        mine={mine}
        onChange={(at) => moment.onChange(at ?? '')}
        error={isPast ? 'This time is over. Choose a later one.' : moment.error && 'Enter a day and a time.'}
      />
      <SegmentedControl label="How" labelHidden={false} options={modes} {...form.control('mode')} />
      <div className={styles.pair}>
        <TextField label={placeLabel[mode]} {...form.field('place')} />
        <Select
          label="Length"
          options={[...new Set([...lengths, Number(minutes)])]
            .sort((a, b) => a - b)
            .map((value) => ({ value: String(value), label: `${value} minutes` }))}
          {...form.field('minutes')}
        />
      </div>
      {mode === 'in-person' ? <TravelFields form={form} /> : null}
      <Clashes times={isPast ? null : timesOf(toBody(typed), initial)} />
      {children}
      {form.failure ? <ErrorNote error={form.failure} /> : null}
      <div className={styles.actions}>
        <Button
          type="submit"
          tone="primary"
          pending={form.isPending}
          disabled={isPast || blocked !== undefined}
        >
          {submitLabel}
        </Button>
        {blocked ? <p className={styles.hint}>{blocked}</p> : null}
      </div>
    </form>
  );
};
