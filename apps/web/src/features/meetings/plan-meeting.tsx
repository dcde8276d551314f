import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type MeetingKind, type MeetingMode, updateMeeting } from '@threefold/contracts/meetings/meetings';
import { createResearchQuestion } from '@threefold/contracts/meetings/research';
import {
  meetingKindFacts,
  meetingKinds,
  meetingModeLabels,
  meetingModes,
} from '@threefold/domain/vocabulary/meeting-kinds';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { newId } from '../../shared/api/new-id.ts';
import { type ContractForm, useContractForm } from '../../shared/contract-form.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { workingDaysOn } from '../../shared/time/wall.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Callout } from '../../shared/ui/callout.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Checkbox, Select, TextField } from '../../shared/ui/field.tsx';
import { MomentField } from '../../shared/ui/moment-field.tsx';
import { SegmentedControl } from '../../shared/ui/segmented-control.tsx';
import styles from './meetings.module.css';
import {
  clashesQuery,
  type MeetingTimes,
  type Prep,
  useChangeMeeting,
  useReschedule,
} from './meetings-requests.ts';
import { researchQuestionsQuery, useStateQuestion } from './research/research-requests.ts';

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
const placeLabel: Record<MeetingMode, string> = {
  'in-person': 'Location',
  phone: 'Phone number',
  video: 'Video link',
};

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
        error={
          isPast ? 'This time has passed. Choose a later one.' : moment.error && 'Enter a date and a time.'
        }
      />
      <SegmentedControl label="Format" labelHidden={false} options={modes} {...form.control('mode')} />
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
      <div className={styles.formActions}>
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

// What is typed into the form of a meeting, and what it makes of it.

/** A meeting as it is changed, and along with it the question that is stated for it. */
const plannedMeeting = updateMeeting.body.extend({
  newQuestion: createResearchQuestion.body.required().optional(),
});

export type PlannedFields = {
  startsAt: string;
  timeZone: string;
  minutes: number;
  kind: MeetingKind;
  mode: MeetingMode;
  place: string | null;
  travelMinutesBefore: number;
  travelMinutesAfter: number;
  /** Of a research meeting: one that is there, or the id of the new one. */
  researchQuestionId: string | null;
  newQuestion?: { id: string; text: string };
};

export type InitialFields = Partial<Omit<PlannedFields, 'newQuestion'>> & { id?: string };

export type Typed = {
  kind: MeetingKind;
  /** Empty while day or time is incomplete. */
  startsAt: string;
  mode: MeetingMode;
  /** A choice of the platform holds text. */
  minutes: string;
  place: string;
  travelMinutesBefore: number;
  travelMinutesAfter: number;
  /** Null for a new one. */
  researchQuestionId: string | null;
  newQuestion: { text: string };
};

const typedAtFirst = (initial: InitialFields, timeZone: string): Typed => ({
  kind: initial.kind ?? 'informational',
  startsAt: initial.startsAt ?? workingDaysOn(Temporal.Now.instant(), { days: 5, time: '10:00', timeZone }),
  mode: initial.mode ?? 'in-person',
  minutes: String(initial.minutes ?? 25),
  place: initial.place ?? '',
  travelMinutesBefore: initial.travelMinutesBefore ?? 0,
  travelMinutesAfter: initial.travelMinutesAfter ?? 0,
  researchQuestionId: initial.researchQuestionId ?? null,
  newQuestion: { text: '' },
});

/** `questionId`: what a new question will be called. */
const plannedFrom = (
  typed: Typed,
  { timeZone, questionId }: { timeZone: string; questionId: string },
): PlannedFields => {
  const { minutes, place, newQuestion, researchQuestionId, ...rest } = typed;
  // On the phone and by video nobody is on the way.
  const way = typed.mode === 'in-person' ? {} : { travelMinutesBefore: 0, travelMinutesAfter: 0 };
  const fields = { ...rest, ...way, timeZone, minutes: Number(minutes), place: place.trim() || null };
  if (typed.kind !== 'research') return { ...fields, researchQuestionId: null };
  if (researchQuestionId !== null) return { ...fields, researchQuestionId };
  const text = newQuestion.text.trim();
  return { ...fields, researchQuestionId: questionId, newQuestion: { id: questionId, text } };
};

/** A time that is over can stay, where the meeting has it already. */
const isOver = ({ startsAt }: Typed, initial: InitialFields): boolean =>
  startsAt !== '' &&
  startsAt !== initial.startsAt &&
  Temporal.Instant.compare(startsAt, Temporal.Now.instant()) <= 0;

/** Where to look for what stands in the way; null while something is wrong with the times. */
const timesOf = (fields: PlannedFields, { id }: InitialFields): MeetingTimes | null => {
  const { startsAt, minutes, travelMinutesBefore, travelMinutesAfter } = fields;
  const times = { startsAt, minutes, travelMinutesBefore, travelMinutesAfter };
  if (!updateMeeting.body.safeParse(times).success) return null;
  return { ...times, ...(id ? { exceptMeetingId: id } : {}) };
};

const directions = [
  { name: 'travelMinutesBefore', label: 'Minutes there' },
  { name: 'travelMinutesAfter', label: 'Minutes back' },
] as const;

/** Minutes left free for the way there and back. */
const TravelFields = ({ form }: { form: ContractForm<Typed> }) => (
  <div className={styles.way}>
    {directions.map(({ name, label }) => (
      <TextField
        key={name}
        type="number"
        inputMode="numeric"
        step={5}
        label={label}
        hint="No calls then."
        {...form.number(name)}
      />
    ))}
  </div>
);

/** What else falls into that time, the way there and back included. Nothing is refused for it. */
const Clashes = ({ times }: { times: MeetingTimes | null }) => {
  const { data } = useQuery({ ...clashesQuery(useWorkspaceId(), times), placeholderData: keepPreviousData });
  const clashes = times === null ? [] : (data?.clashes ?? []);
  return (
    <div aria-live="polite">
      {clashes.length > 0 ? (
        <Callout tone="gold" title="This conflicts with something else.">
          {clashes.map(({ sentence }) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Callout>
      ) : null}
    </div>
  );
};

/** `id` of a question that is there; otherwise the text of a new one. */
export type ResearchChoice = { id: string | null; text: string };

const fresh = 'new';

/** The one question that a research meeting brings: one that others were asked, or a new one. */
const ResearchField = ({
  choice,
  error,
  onChange,
}: {
  choice: ResearchChoice;
  error: string | undefined;
  onChange: (choice: ResearchChoice) => void;
}) => {
  const { data } = useQuery(researchQuestionsQuery(useWorkspaceId()));
  const open = (data?.items ?? []).filter(({ id, archivedAt }) => archivedAt === null || id === choice.id);
  const [latest] = open;
  const isOffered = useRef(choice.id !== null || choice.text !== '');
  // Answers gather when several are asked the same, so the question that is being asked already is offered, once.
  useEffect(() => {
    if (isOffered.current || !latest) return;
    isOffered.current = true;
    onChange({ ...choice, id: latest.id });
  }, [latest, choice, onChange]);
  return (
    <>
      {open.length > 0 ? (
        <Select
          label="Your question"
          value={choice.id ?? fresh}
          options={[
            ...open.map(({ id, text }) => ({ value: id, label: text })),
            { value: fresh, label: 'New question' },
          ]}
          onChange={({ target }) => onChange({ ...choice, id: target.value === fresh ? null : target.value })}
        />
      ) : null}
      {choice.id === null ? (
        <TextField
          label={open.length > 0 ? 'The new question' : 'Your question'}
          hint="One question, the same for everyone you ask. Their answers appear side by side."
          value={choice.text}
          error={error}
          onChange={(event) => onChange({ ...choice, text: event.target.value })}
        />
      ) : null}
    </>
  );
};

const isSame = (one: string, other: string): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(one), Temporal.Instant.from(other)) === 0;

/** Where it stands, as the way back takes it. */
const placeOf = (meeting: Prep['meeting']) => {
  const { startsAt, timeZone, minutes, mode, place, travelMinutesBefore, travelMinutesAfter } = meeting;
  return { startsAt, timeZone, minutes, mode, place, travelMinutesBefore, travelMinutesAfter };
};

/** What a planned meeting is; moved to another time, a word about it is drafted where that is wanted. */
export const ChangeDialog = ({ meeting, onClose }: { meeting: Prep['meeting']; onClose: () => void }) => {
  const router = useRouter();
  const change = useChangeMeeting(meeting.id, meeting.version);
  const open = (href: string) => void router.navigate({ href });
  const reschedule = useReschedule(meeting.id, { version: meeting.version, stood: placeOf(meeting), open });
  const question = useStateQuestion();
  const [word, setWord] = useState(true);
  const isPlanned = meeting.status === 'planned';

  const submit = async ({ newQuestion, kind, researchQuestionId, ...fields }: PlannedFields) => {
    if (newQuestion) await question.mutateAsync(newQuestion);
    const isMoved = isPlanned && !isSame(fields.startsAt, meeting.startsAt);
    if (kind !== meeting.kind || researchQuestionId !== meeting.researchQuestionId || !isMoved)
      await change.mutateAsync(
        isMoved ? { kind, researchQuestionId } : { kind, researchQuestionId, ...fields },
      );
    if (isMoved) await reschedule.mutateAsync({ ...fields, word });
    onClose();
  };

  return (
    <Dialog open onClose={onClose} title="Change meeting">
      <PlanMeetingForm
        who={null}
        theirs={meeting.timeZone}
        mine={useOwnZone()}
        initial={meeting}
        submitLabel="Save"
        onSubmit={submit}
      >
        {isPlanned ? (
          <Checkbox
            label="If the time changes, draft a note to let them know"
            checked={word}
            onChange={(event) => setWord(event.target.checked)}
          />
        ) : null}
      </PlanMeetingForm>
    </Dialog>
  );
};
