import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import styles from './live-questions.module.css';

type Question = { id: string; text: string };
type Props = {
  questions: readonly Question[];
  askedIds: readonly string[];
  onAsked: (ids: string[]) => void;
};

/** One question at a time, large; "Asked" marks it and brings the next one. */
export const LiveQuestions = ({ questions, askedIds, onAsked }: Props) => {
  const firstOpen = questions.findIndex(({ id }) => !askedIds.includes(id));
  const [at, setAt] = useState(Math.max(0, firstOpen));
  const question = questions[Math.min(at, questions.length - 1)];
  if (!question)
    return <p className={styles.none}>No questions were chosen. Listen, and ask what is hard for them.</p>;
  const isAsked = askedIds.includes(question.id);
  const step = (by: number) => setAt((at + by + questions.length) % questions.length);
  const mark = () => {
    onAsked(isAsked ? askedIds.filter((id) => id !== question.id) : [...askedIds, question.id]);
    if (!isAsked && at < questions.length - 1) step(1);
  };
  return (
    <div className={styles.ask}>
      <p className={styles.count}>
        Question {at + 1} of {questions.length}
        {isAsked ? ', asked' : ''}
      </p>
      <p className={styles.question} aria-live="polite">
        {question.text}
      </p>
      <div className={styles.buttons}>
        <Button disabled={questions.length < 2} onClick={() => step(-1)}>
          Back
        </Button>
        <Button tone={isAsked ? 'plain' : 'primary'} aria-pressed={isAsked} onClick={mark}>
          {isAsked ? 'Not asked yet' : 'Asked'}
        </Button>
        <Button disabled={questions.length < 2} onClick={() => step(1)}>
          Skip
        </Button>
      </div>
    </div>
  );
};
