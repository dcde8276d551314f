import type { Prep } from '../meetings-requests.ts';
import { ResearchAnswerField } from '../research/research-answer.tsx';
import styles from './live-questions.module.css';

type Props = { research: NonNullable<Prep['research']>; meeting: Prep['meeting']; onAnswered: () => void };

/** The seeker's own question, large, and what each of them answers. */
export const LiveResearch = ({ research, meeting, onAnswered }: Props) => (
  <div className={styles.ask}>
    <p className={styles.question}>{research.text}</p>
    {meeting.participants.map(({ id, name }) => (
      <ResearchAnswerField
        key={id}
        researchQuestionId={research.id}
        contactId={id}
        name={name}
        meetingId={meeting.id}
        answer={research.answers.find(({ contactId }) => contactId === id) ?? null}
        onAnswered={onAnswered}
      />
    ))}
  </div>
);
