import type { Finding } from '@threefold/contracts/findings';
import { limits } from '@threefold/contracts/limits';
import { isProblem } from '../../../shared/api/api-problem.ts';
import { problemSentence } from '../../../shared/api/problem-sentence.ts';
import { HrefLink } from '../../../shared/navigation/href-link.tsx';
import { thisDevice } from '../../../shared/offline/this-device.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { TextArea } from '../../../shared/ui/field.tsx';
import { Section } from '../../../shared/ui/section.tsx';
import { RefusalNote } from '../meeting-lines.tsx';
import type { Prep } from '../meetings-requests.ts';
import { useStoredText } from '../offline/use-stored-text.ts';
import { answerId, answerIn, useOutbox } from '../outbox/outbox.ts';
import styles from './research.module.css';
import { useAnswer } from './research-requests.ts';

type Props = {
  researchQuestionId: string;
  contactId: string;
  name: string;
  meetingId: string | null;
  /** As it stands on the server. */
  answer: { text: string; version: number } | null;
  /** What was noted in the meeting, to answer from. */
  notes?: readonly Finding[];
  /** In the meeting itself: the answer is kept as soon as the field is left, and this is told. */
  onAnswered?: (() => void) | undefined;
};

/** What one person answered. What is typed stays on this device until it is kept; with no network it is sent later, by itself. */
export const ResearchAnswerField = ({
  researchQuestionId,
  contactId,
  name,
  meetingId,
  answer,
  notes = [],
  onAnswered,
}: Props) => {
  const [typed, setTyped] = useStoredText(`answer.${researchQuestionId}.${contactId}`);
  const outbox = useOutbox(meetingId ?? researchQuestionId);
  const waiting = answerIn(outbox.entries, { contactId, researchQuestionId });
  const save = useAnswer(researchQuestionId);
  const written = (waiting ?? answer)?.text ?? '';
  const text = typed || written;
  const isChanged = typed !== '' && typed.trim() !== written;
  const sendLater = (version: number | null) => {
    const id = answerId(contactId);
    const entry = { type: 'answer' as const, id, researchQuestionId, contactId, text: typed.trim(), version };
    outbox.add({ ...entry, outsideMeeting: meetingId === null });
    setTyped('');
    save.reset();
  };
  const keep = () => {
    const version = answer?.version ?? null;
    save.mutate(
      { contactId, text: typed, meetingId, version },
      {
        onSuccess: () => {
          setTyped('');
          // What was to be sent before is replaced by this.
          if (waiting) outbox.remove(waiting.id);
        },
        onError: (error) => {
          if (isProblem(error, 0)) sendLater(version);
        },
      },
    );
  };
  const keepWhenLeft = () => {
    if (!onAnswered || !isChanged) return;
    sendLater(answer?.version ?? null);
    onAnswered();
  };
  const open = notes.filter((note) => !text.includes(note.text));
  return (
    <div className={styles.answer}>
      <TextArea
        label={onAnswered ? `What ${name} answers` : `What ${name} answered`}
        labelHidden={!onAnswered}
        rows={3}
        maxLength={limits.researchAnswer}
        value={text}
        error={save.isError ? problemSentence(save.error) : undefined}
        // An empty text would be forgotten; a blank one takes the answer away.
        onChange={(event) => setTyped(event.target.value || ' ')}
        onBlur={keepWhenLeft}
      />
      {waiting?.refusal ? (
        <RefusalNote refusal={waiting.refusal} onAgain={() => outbox.retry(waiting.id)} />
      ) : waiting && !isChanged ? (
        <p className={styles.soft} role="status">
          Saved on this {thisDevice()}; it will sync when you’re back online.
        </p>
      ) : null}
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
      {isChanged && !onAnswered ? (
        <div className={styles.actions} data-print="hide">
          <Button tone="primary" pending={save.isPending} onClick={keep}>
            Save answer
          </Button>
          <Button tone="quiet" onClick={() => setTyped('')}>
            Discard changes
          </Button>
        </div>
      ) : null}
    </div>
  );
};

/** The question that this meeting brings, and what each of them answers. */
export const MeetingResearch = ({ prep }: { prep: Prep }) => {
  const { research, meeting, findings } = prep;
  if (!research) return null;
  return (
    <div data-print="hide">
      <Section
        title="Your question"
        aside={<HrefLink href={`/research/${research.id}`}>All answers</HrefLink>}
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
