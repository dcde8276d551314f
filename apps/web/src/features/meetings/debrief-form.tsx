import { useState } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { SegmentedControl } from '../../shared/ui/segmented-control.tsx';
import styles from './debrief.module.css';
import { type DebriefAnswers, inputOf, missingIn } from './debrief-answers.ts';
import { DebriefQuestion } from './debrief-question.tsx';
import { FlubbedFields } from './flubbed-fields.tsx';
import { IncidentChips } from './incident-chips.tsx';

type Props = {
  answers: DebriefAnswers;
  onChange: (answers: DebriefAnswers) => void;
  onFinish: (input: NonNullable<ReturnType<typeof inputOf>>) => void;
  pending: boolean;
  finishLabel: string;
};

const feelings = ([1, 2, 3, 4, 5] as const).map((value) => ({
  value: String(value),
  label: ['Badly', 'Uneasy', 'So-so', 'Good', 'Well'][value - 1] ?? String(value),
}));

/** Eight questions: facts before feelings, then what the letter will need. */
export const DebriefForm = ({ answers, onChange, onFinish, pending, finishLabel }: Props) => {
  const [asked, setAsked] = useState(false);
  const change = (part: Partial<DebriefAnswers>) => onChange({ ...answers, ...part });
  const missing = missingIn(answers);
  const finish = () => {
    setAsked(true);
    const input = inputOf(answers);
    if (input && !pending) onFinish(input);
  };
  return (
    <div className={styles.form}>
      <DebriefQuestion
        number={1}
        title="What happened?"
        hint="As somebody in the corner would tell it, without judging."
      >
        <TextArea
          label="What happened"
          labelHidden
          rows={4}
          maxLength={10_000}
          value={answers.facts}
          onChange={(event) => change({ facts: event.target.value })}
        />
      </DebriefQuestion>
      <DebriefQuestion number={2} title="How did it feel?" hint="That may differ from what happened.">
        <SegmentedControl
          label="How it felt"
          value={answers.feeling === null ? '' : String(answers.feeling)}
          options={feelings}
          onChange={(value) =>
            change({ feeling: ([1, 2, 3, 4, 5] as const).find((one) => String(one) === value) ?? null })
          }
        />
      </DebriefQuestion>
      <DebriefQuestion
        number={3}
        title="What went off the rails?"
        hint="Whose doing it was decides the letter. Nothing may be the answer."
      >
        <IncidentChips chosen={answers.incidents} onChange={(incidents) => change({ incidents })} />
      </DebriefQuestion>
      <DebriefQuestion number={4} title="Which question went badly, and what is the better answer?">
        <FlubbedFields flubbed={answers.flubbed} onChange={(flubbed) => change({ flubbed })} />
      </DebriefQuestion>
      <DebriefQuestion number={5} title="What did not come across?" hint="One point a line.">
        <TextArea
          label="What did not come across"
          labelHidden
          rows={3}
          value={answers.missedPoints}
          onChange={(event) => change({ missedPoints: event.target.value })}
        />
      </DebriefQuestion>
      <DebriefQuestion
        number={6}
        title="What did you look up since, or want to?"
        hint="A letter that brings something goes on with the conversation."
      >
        <TextArea
          label="Further research"
          labelHidden
          rows={2}
          maxLength={4000}
          value={answers.furtherResearch}
          onChange={(event) => change({ furtherResearch: event.target.value })}
        />
      </DebriefQuestion>
      <DebriefQuestion number={7} title="What did you agree on?">
        <TextArea
          label="What was agreed"
          labelHidden
          rows={2}
          maxLength={4000}
          value={answers.agreed}
          onChange={(event) => change({ agreed: event.target.value })}
        />
      </DebriefQuestion>
      <DebriefQuestion
        number={8}
        title="Would a second meeting help?"
        hint="Two days to choose from, or none."
      >
        <div className={styles.days}>
          <TextField
            type="date"
            label="One day"
            value={answers.days[0]}
            onChange={(event) => change({ days: [event.target.value, answers.days[1]] })}
          />
          <TextField
            type="date"
            label="Or another"
            value={answers.days[1]}
            onChange={(event) => change({ days: [answers.days[0], event.target.value] })}
          />
        </div>
      </DebriefQuestion>
      <div className={styles.finish}>
        <Button tone="primary" pending={pending} onClick={finish}>
          {finishLabel}
        </Button>
        <p className={styles.missing} role="status">
          {asked && missing ? missing : ''}
        </p>
      </div>
    </div>
  );
};
