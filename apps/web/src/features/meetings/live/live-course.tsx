import { asksForNames } from '@threefold/domain/vocabulary/meeting-kinds';
import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Quote } from '../../../shared/ui/callout.tsx';
import type { Prep } from '../meetings-requests.ts';
import styles from './live-meeting.module.css';

type Question = Prep['questions'][number];
type LiveCourseProps = {
  prep: Pick<Prep, 'opening' | 'contribution' | 'meeting'>;
  questions: readonly Question[];
  askedIds: readonly string[];
  onAsked: (ids: string[]) => void;
};

/** The speech in key words, which hands over to them; then one question at a time, large. "Next" marks it as asked. */
export const LiveCourse = ({ prep, questions, askedIds, onAsked }: LiveCourseProps) => {
  const firstOpen = questions.findIndex(({ id }) => !askedIds.includes(id));
  // The speech stands before the first question.
  const [at, setAt] = useState(askedIds.length === 0 ? 0 : Math.max(0, firstOpen) + 1);
  const last = questions.length;
  const question = questions[at - 1];
  const next = () => {
    if (question && !askedIds.includes(question.id)) onAsked([...askedIds, question.id]);
    setAt(Math.min(at + 1, last));
  };
  return (
    <div className={styles.ask}>
      {question ? (
        <>
          <p className={styles.step}>
            Question {at} of {last}
            {askedIds.includes(question.id) ? ', asked' : ''}
          </p>
          <p className={styles.question} aria-live="polite">
            {question.text}
          </p>
        </>
      ) : (
        <OpeningCard prep={prep} />
      )}
      <div className={styles.buttons}>
        <Button disabled={at === 0} onClick={() => setAt(at - 1)}>
          Back
        </Button>
        <Button
          tone="primary"
          disabled={last === 0 || (at === last && askedIds.includes(question?.id ?? ''))}
          onClick={next}
        >
          Next
        </Button>
        <Button disabled={at === last} onClick={() => setAt(at + 1)}>
          Skip
        </Button>
      </div>
      {question ? <Further question={question} contribution={prep.contribution} /> : null}
    </div>
  );
};

const OpeningCard = ({ prep: { opening, meeting } }: Pick<LiveCourseProps, 'prep'>) => (
  <>
    <p className={styles.step}>
      {asksForNames(meeting.kind) ? 'First, your speech' : 'When they say “Tell me about yourself”'}
    </p>
    {opening.keyWords.length > 0 ? (
      <ol className={styles.keyWords}>
        {opening.keyWords.map((words) => (
          <li key={words.join()}>{words.join(' · ')}</li>
        ))}
      </ol>
    ) : (
      <ol className={styles.keyWords}>
        <li>Who you are</li>
        <li>What you’ve done</li>
        <li>What you want to do</li>
      </ol>
    )}
    <p className={styles.question}>{opening.bridge}</p>
  </>
);

type FurtherProps = { question: Question; contribution: Prep['contribution'] };

/** To the answer just heard: ask on, or say that it interests you without asking for anything. */
const Further = ({ question, contribution }: FurtherProps) => (
  <>
    <details className={styles.further}>
      <summary>Ask a follow-up</summary>
      <ul>
        {question.followOns.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
    <details className={styles.further}>
      <summary>Say that it interests you</summary>
      <Quote>{contribution.wording}</Quote>
      <p className={styles.soft}>{contribution.manner}</p>
    </details>
  </>
);
