import { Button } from '../../shared/ui/button.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { answerId, answerIn } from './kept-entries.ts';
import styles from './live-questions.module.css';
import type { Prep } from './meetings-requests.ts';
import { RefusalNote } from './refusal-note.tsx';
import type { Kept } from './use-kept.ts';
import { useKeptText } from './use-kept-text.ts';

type Research = NonNullable<Prep['research']>;
type Person = Prep['meeting']['participants'][number];
type Props = { research: Research; person: Person; meetingId: string; kept: Kept };

const Answer = ({ research, person, meetingId, kept }: Props) => {
  const [typed, setTyped] = useKeptText(`answer.${meetingId}.${person.id}`);
  const waiting = answerIn(kept.entries, { contactId: person.id, researchQuestionId: research.id });
  const known = research.answers.find(({ contactId }) => contactId === person.id);
  const written = (waiting ?? known)?.text ?? '';
  const keep = () => {
    const version = known?.version ?? null;
    kept.keep({
      type: 'answer',
      id: answerId(person.id),
      researchQuestionId: research.id,
      contactId: person.id,
      text: typed.trim(),
      version,
    });
    setTyped('');
  };
  return (
    <div className={styles.ask}>
      <TextArea
        label={`What ${person.name} answers`}
        rows={3}
        maxLength={10_000}
        value={typed || written}
        onChange={({ target }) => setTyped(target.value)}
      />
      {waiting?.refusal ? (
        <RefusalNote refusal={waiting.refusal} onAgain={() => kept.again(waiting.id)} />
      ) : null}
      <div>
        <Button disabled={typed.trim() === '' || typed.trim() === written} onClick={keep}>
          Keep the answer
        </Button>
      </div>
    </div>
  );
};

/** The seeker's own question, large, and what each of them answers. */
export const LiveResearch = ({
  research,
  people,
  ...rest
}: Omit<Props, 'person'> & { people: readonly Person[] }) => (
  <div className={styles.ask}>
    <p className={styles.question}>{research.text}</p>
    {people.map((person) => (
      <Answer key={person.id} research={research} person={person} {...rest} />
    ))}
  </div>
);
