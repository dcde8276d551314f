import { chooseFollowUp } from '@threefold/domain/letters/follow-up';
import { followUpKinds, letterKindFacts } from '@threefold/domain/vocabulary/letter-kinds';
import type { MeetingKind } from '@threefold/domain/vocabulary/meeting-kinds';
import { HrefButton, HrefLink } from '../../../shared/navigation/href-link.tsx';
import { civilDay } from '../../../shared/time/moments.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Callout } from '../../../shared/ui/callout.tsx';
import { Select } from '../../../shared/ui/field.tsx';
import styles from './debrief.module.css';
import { answersOf, type DebriefAnswers, inputOf } from './debrief-answers.ts';
import type { Debriefed } from './debrief-requests.ts';

type ChoiceProps = {
  answers: DebriefAnswers;
  kind: MeetingKind;
  onChange: (letterKind: DebriefAnswers['letterKind']) => void;
};

/** The letter that the answers call for, and the seeker's word over it. */
export const LetterChoice = ({ answers, kind, onChange }: ChoiceProps) => {
  const called = inputOf({ ...answers, letterKind: '' });
  const chosen = inputOf(answers);
  if (!called || !chosen) return null;
  const fits = chooseFollowUp(called, kind);
  return (
    <div className={styles.letter}>
      <Select
        label="The letter"
        value={answers.letterKind}
        hint={chooseFollowUp(chosen, kind).why}
        options={[
          { value: '', label: `What fits: ${letterKindFacts[fits.kind].label.toLowerCase()}` },
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
        title={`${letterKindFacts[letter.kind].label}, ${isOut ? 'on its way already' : 'drafted'}: ${letter.subject}`}
        actions={
          <>
            <HrefButton href={`/letters/${letter.id}`} tone="primary">
              {isOut ? 'Look at it' : 'Read and send it'}
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
          {called?.kind === letter.kind ? called.why : 'You worked on this letter, so it stays as it is.'}
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
