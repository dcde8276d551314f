import { HrefLink } from '../../../shared/navigation/href-link.tsx';
import { Section } from '../../../shared/ui/section.tsx';
import type { Prep } from '../meetings-requests.ts';
import styles from './research.module.css';
import { ResearchAnswerField } from './research-answer.tsx';

/** The question that this meeting brings, and what each of them answers. */
export const MeetingResearch = ({ prep }: { prep: Prep }) => {
  const { research, meeting, findings } = prep;
  if (!research) return null;
  return (
    <div data-print="hide">
      <Section
        title="Your question"
        aside={<HrefLink href={`/research/${research.id}`}>All answers side by side</HrefLink>}
      >
        <p className={styles.question}>{research.text}</p>
        {meeting.participants.map(({ id, name }) => (
          <div key={id} className={styles.person}>
            <h3 className={styles.name}>What {name} answers</h3>
            <ResearchAnswerField
              researchQuestionId={research.id}
              contactId={id}
              name={name}
              meetingId={meeting.id}
              answer={research.answers.find(({ contactId }) => contactId === id) ?? null}
              notes={findings}
            />
          </div>
        ))}
      </Section>
    </div>
  );
};
