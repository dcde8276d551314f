import { limits } from '@threefold/contracts/limits';
import { Button } from '../../../shared/ui/button.tsx';
import { TextArea, TextField } from '../../../shared/ui/field.tsx';
import styles from './debrief.module.css';
import type { DebriefAnswers } from './debrief-answers.ts';

type Flubbed = DebriefAnswers['flubbed'];
type Props = { flubbed: Flubbed; onChange: (flubbed: Flubbed) => void };

const most = 20;

/** The questions that went badly, each with what should have been said. */
export const FlubbedFields = ({ flubbed, onChange }: Props) => {
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
              Leave this out
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button
          disabled={flubbed.length >= most}
          onClick={() => onChange([...flubbed, { question: '', betterAnswer: '' }])}
        >
          {flubbed.length === 0 ? 'One went badly' : 'Another one'}
        </Button>
      </div>
    </div>
  );
};
