import type { Finding } from '@threefold/contracts/findings';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import styles from './research.module.css';
import { useAnswer } from './research-requests.ts';
import { useKeptText } from './use-kept-text.ts';

type Props = {
  researchQuestionId: string;
  contactId: string;
  name: string;
  meetingId: string | null;
  /** As it stands on the server. */
  answer: { text: string; version: number } | null;
  /** What was noted in the meeting, to answer from. */
  notes?: readonly Finding[];
};

/** What one person answered. What is typed stays on this device until it is kept. */
export const ResearchAnswerField = ({
  researchQuestionId,
  contactId,
  name,
  meetingId,
  answer,
  notes = [],
}: Props) => {
  const [typed, setTyped] = useKeptText(`answer.${researchQuestionId}.${contactId}`);
  const save = useAnswer(researchQuestionId);
  const text = typed || (answer?.text ?? '');
  const isChanged = typed !== '' && typed.trim() !== (answer?.text ?? '');
  const keep = () =>
    save.mutate(
      { contactId, text: typed, meetingId, version: answer?.version ?? null },
      { onSuccess: () => setTyped('') },
    );
  const open = notes.filter((note) => !text.includes(note.text));
  return (
    <div className={styles.answer}>
      <TextArea
        label={`What ${name} answered`}
        labelHidden
        rows={3}
        maxLength={10_000}
        value={text}
        error={save.isError ? problemSentence(save.error) : undefined}
        // An empty text would be forgotten; a blank one takes the answer away.
        onChange={(event) => setTyped(event.target.value || ' ')}
      />
      {open.length > 0 ? (
        <div className={styles.notes} data-print="hide">
          <p className={styles.soft}>From your notes:</p>
          {open.map((note) => (
            <Button
              key={note.id}
              onClick={() => setTyped([text.trim(), note.text].filter(Boolean).join('\n'))}
            >
              {note.text.length > 60 ? `${note.text.slice(0, 59)}…` : note.text}
            </Button>
          ))}
        </div>
      ) : null}
      {isChanged ? (
        <div className={styles.actions} data-print="hide">
          <Button tone="primary" pending={save.isPending} onClick={keep}>
            Keep the answer
          </Button>
          <Button tone="quiet" onClick={() => setTyped('')}>
            Leave it as it was
          </Button>
        </div>
      ) : null}
    </div>
  );
};
