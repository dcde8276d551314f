import { limits } from '@threefold/contracts/limits';
import { chooseFollowUp } from '@threefold/domain/letters/follow-up';
import { pastDay } from '@threefold/domain/letters/second-meeting';
import { type IncidentKind, secondMeetingWays } from '@threefold/domain/vocabulary/debrief';
import { followUpKinds, letterKindFacts } from '@threefold/domain/vocabulary/letter-kinds';
import type { MeetingKind } from '@threefold/domain/vocabulary/meeting-kinds';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { capital } from '../../../shared/capital.ts';
import { HrefButton, HrefLink } from '../../../shared/navigation/href-link.tsx';
import { civilDay } from '../../../shared/time/moments.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Callout } from '../../../shared/ui/callout.tsx';
import { Select, TextArea, TextField } from '../../../shared/ui/field.tsx';
import { SegmentedControl } from '../../../shared/ui/segmented-control.tsx';
import styles from './debrief.module.css';
import { answersOf, type DebriefAnswers, inputOf, missingIn } from './debrief-answers.ts';
import { type Around, asksWhich, DebriefFacts, DebriefJudgement, DebriefQuestion } from './debrief-facts.tsx';
import type { Debriefed } from './debrief-requests.ts';
import { feelingWords } from './half-done.ts';

type Input = NonNullable<ReturnType<typeof inputOf>>;
type DebriefFormProps = {
  around: Around;
  answers: DebriefAnswers;
  onChange: (answers: DebriefAnswers) => void;
  onAsked: (questionIds: string[]) => void;
  onFinish: (input: Input) => void;
  namedDays: NamedDays;
  pending: boolean;
  finishLabel: string;
  /** Whom they named, with room for one who was forgotten; null in an interview. */
  named: ReactNode;
  /** Chooses who gets the summary without having been there; shown for job interviews. */
  pickAlsoTo: PickAlsoTo;
};

type AlsoTo = { chosen: readonly string[]; present: readonly string[]; onChange: (chosen: string[]) => void };
export type PickAlsoTo = (field: AlsoTo) => ReactNode;

/** Today where the meeting is, and the days that were asked for already: those may be over by now. */
type NamedDays = { today: string; before: readonly [string, string] | undefined };

const pastInWords = (days: DebriefAnswers['days'], named: NamedDays): string | undefined => {
  const past = pastDay(days, named);
  return past === null ? undefined : `${capital(civilDay(past))} has passed. Choose a later date.`;
};

type PartProps = Pick<DebriefFormProps, 'answers'> & { change: (part: Partial<DebriefAnswers>) => void };

const feelings = ([1, 2, 3, 4, 5] as const).map((value) => ({
  value: String(value),
  label: feelingWords[value - 1] ?? String(value),
}));

const Feeling = ({ answers, change }: PartProps) => (
  <SegmentedControl
    label="How it felt"
    value={answers.feeling === null ? '' : String(answers.feeling)}
    options={feelings}
    onChange={(value) =>
      change({ feeling: ([1, 2, 3, 4, 5] as const).find((one) => String(one) === value) ?? null })
    }
  />
);

type AreaProps = PartProps & {
  name:
    | 'missedPoints'
    | 'meant'
    | 'furtherResearch'
    | 'agreed'
    | 'theirProblem'
    | 'mySolution'
    | 'fit'
    | 'nextStep';
  label: string;
  labelHidden?: boolean;
  rows?: number;
};

const Area = ({ answers, change, name, label, labelHidden = true, rows = 2 }: AreaProps) => (
  <TextArea
    label={label}
    labelHidden={labelHidden}
    rows={rows}
    maxLength={name === 'nextStep' ? limits.debriefNextStep : limits.debriefAnswer}
    value={answers[name]}
    onChange={({ target }) => change({ [name]: target.value })}
  />
);

/** Where a sentence of what was meant mends more than a better answer does. */
const saidBadly: ReadonlySet<IncidentKind> = new Set<IncidentKind>([
  'misspoke',
  'misunderstood',
  'misunderstood-me',
  'disagreed',
]);

const secondMeetingOptions = [
  { value: '', label: 'If you were late, sick, or off' },
  { value: 'letter', label: 'In the letter' },
  { value: 'phone', label: 'By phone, after the letter arrives' },
  { value: 'none', label: 'Don’t ask' },
];

const Next = ({ answers, change, named }: PartProps & { named: NamedDays }) => (
  <DebriefQuestion
    title="What comes next?"
    hint="Optional: two dates you could offer for a second meeting. The letter says when you’ll call about them."
  >
    <div className={styles.days}>
      {([0, 1] as const).map((at) => (
        <TextField
          key={at}
          type="date"
          label={at === 0 ? 'First date' : 'Second date'}
          min={named.today}
          value={answers.days[at]}
          error={
            answers.days[at] && answers.days[at] === pastDay(answers.days, named)
              ? pastInWords(answers.days, named)
              : undefined
          }
          onChange={({ target }) =>
            change({ days: at === 0 ? [target.value, answers.days[1]] : [answers.days[0], target.value] })
          }
        />
      ))}
    </div>
    <Select
      label="Ask for a second meeting"
      value={answers.secondMeetingBy}
      options={secondMeetingOptions}
      onChange={({ target }) =>
        change({ secondMeetingBy: secondMeetingWays.find((way) => way === target.value) ?? '' })
      }
    />
    <Area
      {...{ answers, change }}
      name="nextStep"
      label="Your next step (just for you)"
      labelHidden={false}
    />
  </DebriefQuestion>
);

/** "3 of 10" stands before each question; a custom property is what a counter can show. */
const howMany = (around: Around) => ({ '--of': `"${asksWhich(around) ? 10 : 9}"` }) as CSSProperties;

/** Ten questions at most: what happened, how it felt, and what the letter will need. */
export const DebriefForm = ({ around, answers, onChange, named, ...rest }: DebriefFormProps) => {
  const { onAsked, onFinish, namedDays, pending, finishLabel, pickAlsoTo } = rest;
  const [wasAsked, setAsked] = useState(false);
  const { kind, participants } = around.prep.meeting;
  const change = (part: Partial<DebriefAnswers>) => onChange({ ...answers, ...part });
  const missing = missingIn(answers) ?? pastInWords(answers.days, namedDays) ?? null;
  const finish = () => {
    setAsked(true);
    const input = inputOf(answers);
    if (input && missing === null && !pending) onFinish(input);
  };
  const part = { answers, change };
  return (
    <div className={styles.form}>
      <ol className={styles.questions} style={howMany(around)}>
        <DebriefFacts around={around} {...part} onAsked={onAsked} />
        <DebriefQuestion
          title="How did it feel?"
          hint="That may differ from what happened. Even after a bad one, all is not lost: showing professionalism now mends the impression."
        >
          <Feeling {...part} />
          <DebriefJudgement around={around} answers={answers} />
        </DebriefQuestion>
        <DebriefQuestion title="Which answers went badly, and what’s the better answer?">
          <FlubbedFields flubbed={answers.flubbed} onChange={(flubbed) => change({ flubbed })} />
          {answers.incidents.some((incident) => saidBadly.has(incident)) ? (
            <Area {...part} name="meant" label="What you meant to say" labelHidden={false} />
          ) : null}
        </DebriefQuestion>
        <DebriefQuestion
          title="Which three points didn’t come across?"
          hint="A short paragraph each, with an empty line between: information, not selling, for whoever picks this up later."
        >
          <Area {...part} name="missedPoints" label="What didn’t come across" rows={3} />
        </DebriefQuestion>
        {named === null ? (
          <DebriefQuestion title="Why this position, and what do you bring to it?">
            <Area {...part} name="fit" label="Why this position" />
            <Area {...part} name="theirProblem" label="A problem they named" labelHidden={false} />
            <Area {...part} name="mySolution" label="Why you’re the one to take it on" labelHidden={false} />
          </DebriefQuestion>
        ) : (
          <DebriefQuestion title="Who did they refer you to?">{named}</DebriefQuestion>
        )}
        <DebriefQuestion
          title="What did you agree on, and what have you looked up since?"
          hint="Both go into the letter as written, so write them the way you’d say them: I’ll send you the figures."
        >
          <Area {...part} name="agreed" label="What you agreed on" labelHidden={false} />
          <Area {...part} name="furtherResearch" label="What you’ve looked up since" labelHidden={false} />
        </DebriefQuestion>
        <Next {...part} named={namedDays} />
      </ol>
      <LetterChoice answers={answers} kind={kind} onChange={(letterKind) => change({ letterKind })} />
      {kind === 'interview'
        ? pickAlsoTo({
            chosen: answers.alsoTo,
            present: participants.map(({ id }) => id),
            onChange: (alsoTo) => change({ alsoTo }),
          })
        : null}
      <div className={styles.finish}>
        <Button tone="primary" pending={pending} onClick={finish}>
          {finishLabel}
        </Button>
        <p className={styles.missing} role="status">
          {wasAsked && missing ? missing : ''}
        </p>
      </div>
    </div>
  );
};

type Flubbed = DebriefAnswers['flubbed'];
type FlubbedFieldsProps = { flubbed: Flubbed; onChange: (flubbed: Flubbed) => void };

const most = 20;

/** The questions that went badly, each with what should have been said. */
const FlubbedFields = ({ flubbed, onChange }: FlubbedFieldsProps) => {
  const change = (at: number, part: Partial<Flubbed[number]>) =>
    onChange(flubbed.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <div className={styles.stack}>
      {flubbed.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer has no other name than its place
        <div key={index} className={styles.flubbed}>
          <TextField
            label={`Question ${index + 1}`}
            value={one.question}
            maxLength={limits.flubbedQuestion}
            onChange={(event) => change(index, { question: event.target.value })}
          />
          <TextArea
            label="The better answer"
            rows={2}
            maxLength={limits.betterAnswer}
            value={one.betterAnswer}
            onChange={(event) => change(index, { betterAnswer: event.target.value })}
          />
          <div>
            <Button tone="quiet" onClick={() => onChange(flubbed.filter((_, at) => at !== index))}>
              Remove
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button
          disabled={flubbed.length >= most}
          onClick={() => onChange([...flubbed, { question: '', betterAnswer: '' }])}
        >
          {flubbed.length === 0 ? 'Add an answer' : 'Add another'}
        </Button>
      </div>
    </div>
  );
};

type ChoiceProps = {
  answers: DebriefAnswers;
  kind: MeetingKind;
  onChange: (letterKind: DebriefAnswers['letterKind']) => void;
};

/** The letter that the answers call for, and the seeker's word over it. */
const LetterChoice = ({ answers, kind, onChange }: ChoiceProps) => {
  const called = inputOf({ ...answers, letterKind: '' });
  const chosen = inputOf(answers);
  if (!called || !chosen) return null;
  const fits = chooseFollowUp(called, kind);
  return (
    <div className={styles.letter}>
      <Select
        label="Letter"
        value={answers.letterKind}
        hint={chooseFollowUp(chosen, kind).why}
        options={[
          { value: '', label: `Recommended: ${letterKindFacts[fits.kind].label.toLowerCase()}` },
          ...followUpKinds.map((value) => ({ value, label: letterKindFacts[value].label })),
        ]}
        onChange={({ target }) => onChange(followUpKinds.find((one) => one === target.value) ?? '')}
      />
    </div>
  );
};

type LetterProps = {
  debriefed: Debriefed;
  kind: MeetingKind;
  pending: boolean;
  onAsk: (days: [string, string]) => void;
};

/** What the debrief led to: the letter, why this one, and what else was drafted. */
export const DebriefLetter = ({ debriefed, kind, pending, onAsk }: LetterProps) => {
  const { letter, letters, debrief, secondMeetingDays: days } = debriefed;
  const input = inputOf(answersOf(debrief));
  if (!letter) return null;
  const isOut = letter.status !== 'draft';
  const called = input && chooseFollowUp(input, kind);
  const others = letters.filter(({ id }) => id !== letter.id);
  return (
    <div className={styles.done}>
      <Callout
        tone="leaf"
        title={`${letterKindFacts[letter.kind].label}, ${isOut ? 'already on its way' : 'drafted'}: ${letter.subject}`}
        actions={
          <>
            <HrefButton href={`/letters/${letter.id}`} tone="primary">
              {isOut ? 'View' : 'Review and send'}
            </HrefButton>
            {days && !isOut ? (
              <Button pending={pending} onClick={() => onAsk(days)}>
                Ask for {civilDay(days[0])} or {civilDay(days[1])}
              </Button>
            ) : null}
          </>
        }
      >
        <p>
          {called?.kind === letter.kind ? called.why : 'You’ve edited this letter, so it stays as it is.'}
          {days && !isOut ? ' A second meeting is worth asking for.' : ''}
        </p>
        {others.map((other) => (
          <p key={other.id}>
            <HrefLink href={`/letters/${other.id}`}>
              {letterKindFacts[other.kind].label} to {other.contactName}
            </HrefLink>
          </p>
        ))}
        {debrief.nextStep ? <p>Next: {debrief.nextStep}</p> : null}
      </Callout>
    </div>
  );
};
