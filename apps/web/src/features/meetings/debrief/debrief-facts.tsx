import { limits } from '@threefold/contracts/limits';
import { talkedInWords } from '@threefold/domain/meetings/in-the-room';
import { Checkbox, TextArea } from '../../../shared/ui/field.tsx';
import { SegmentedControl } from '../../../shared/ui/segmented-control.tsx';
import styles from './debrief.module.css';
import type { DebriefAnswers } from './debrief-answers.ts';
import { type Around, askedIn, listeningIn } from './debrief-judgement.tsx';
import { DebriefQuestion } from './debrief-question.tsx';
import { IncidentChips } from './incident-chips.tsx';

type Props = {
  around: Around;
  answers: DebriefAnswers;
  change: (part: Partial<DebriefAnswers>) => void;
  onAsked: (questionIds: string[]) => void;
};

const beginnings = [
  { value: 'on-time', label: 'On time' },
  { value: 'started-late', label: 'They were late' },
  { value: 'late', label: 'I was late' },
] as const;
type Beginning = (typeof beginnings)[number]['value'];

const beginningOf = ({ incidents, onTime }: DebriefAnswers): Beginning | '' =>
  incidents.includes('late')
    ? 'late'
    : incidents.includes('started-late')
      ? 'started-late'
      : onTime
        ? 'on-time'
        : '';

const begunAs = (beginning: Beginning, { incidents }: DebriefAnswers): Partial<DebriefAnswers> => ({
  onTime: beginning === 'on-time',
  incidents: [
    ...incidents.filter((kind) => kind !== 'late' && kind !== 'started-late'),
    ...(beginning === 'on-time' ? [] : [beginning]),
  ],
});

/** Whether there is anything to say about who asked and who talked. */
export const asksWhich = (around: Around): boolean =>
  around.prep.meeting.questionIds.length > 0 || listeningIn(around) !== null;

const AskedQuestions = ({ around, onAsked }: Pick<Props, 'around' | 'onAsked'>) => {
  const { meeting, questions } = around.prep;
  const asked = askedIn(around);
  const chosen = meeting.questionIds.flatMap((id) => questions.find((question) => question.id === id) ?? []);
  const listening = listeningIn(around);
  if (!asksWhich(around)) return null;
  return (
    <DebriefQuestion
      title={chosen.length > 0 ? 'Which questions did you ask?' : 'Who talked?'}
      hint={listening ? talkedInWords(listening) : undefined}
    >
      <div className={styles.asked}>
        {chosen.map(({ id, text }) => (
          <Checkbox
            key={id}
            label={text}
            checked={asked.includes(id)}
            onChange={({ target }) =>
              onAsked(target.checked ? [...asked, id] : asked.filter((one) => one !== id))
            }
          />
        ))}
      </div>
    </DebriefQuestion>
  );
};

/** What happened, before anybody says how it felt. */
export const DebriefFacts = ({ around, answers, change, onAsked }: Props) => (
  <>
    <DebriefQuestion title="When did it begin?">
      <SegmentedControl
        label="When it began"
        value={beginningOf(answers)}
        options={beginnings}
        onChange={(beginning) => (beginning === '' ? undefined : change(begunAs(beginning, answers)))}
      />
    </DebriefQuestion>
    <DebriefQuestion
      title="Was it interrupted, or did anything else go off the rails?"
      hint="Whose doing it was decides the letter. Nothing may be the answer."
    >
      <IncidentChips
        chosen={answers.incidents}
        leaveOut={['late', 'started-late']}
        onChange={(incidents) => change({ incidents })}
      />
    </DebriefQuestion>
    <AskedQuestions around={around} onAsked={onAsked} />
    <DebriefQuestion title="What happened?" hint="As somebody in the corner would tell it, without judging.">
      <TextArea
        label="What happened"
        labelHidden
        rows={4}
        maxLength={limits.debriefFacts}
        value={answers.facts}
        onChange={({ target }) => change({ facts: target.value })}
      />
    </DebriefQuestion>
  </>
);
