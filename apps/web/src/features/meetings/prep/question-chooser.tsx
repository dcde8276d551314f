import { limits } from '@threefold/contracts/limits';
import type { MeetingKind } from '@threefold/contracts/meetings/meetings';
import {
  isForKind,
  proposedQuestions,
  type QuestionOrder,
  questionThemeLabels,
  questionThemes,
  themesFor,
} from '@threefold/domain/meetings/question-bank';
import { asksForNames } from '@threefold/domain/vocabulary/meeting-kinds';
import { type SubmitEvent, useState } from 'react';
import { problemSentence } from '../../../shared/api/problem-sentence.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { TextField } from '../../../shared/ui/field.tsx';
import { IconButton } from '../../../shared/ui/icon-button.tsx';
import { MoreIcon } from '../../../shared/ui/icons.tsx';
import { Menu } from '../../../shared/ui/menu.tsx';
import { SegmentedControl } from '../../../shared/ui/segmented-control.tsx';
import { type Prep, useChangeMeeting } from '../meetings-requests.ts';
import { useAddQuestion } from '../notes-requests.ts';
import styles from './prep.module.css';
import { moved, reordered, toggled } from './question-order.ts';

type Question = Prep['questions'][number];

const orders: { value: QuestionOrder; label: string }[] = [
  { value: 'heart', label: 'Challenges first' },
  { value: 'tiara', label: 'TIARA' },
];

/** The themes of the order first, in its order; then the others, and one's own. */
const themesOf = (order: QuestionOrder, kind: MeetingKind) => {
  const first = themesFor(kind, order);
  const rest = questionThemes.filter((theme) => !first.includes(theme) && isForKind(theme, kind));
  return [
    ...[...first, ...rest].map((theme) => [theme, questionThemeLabels[theme]] as const),
    ['own', 'Your own'] as const,
  ];
};

const Asked = ({ askedBefore, askedElsewhere }: Pick<Question, 'askedBefore' | 'askedElsewhere'>) =>
  askedBefore || askedElsewhere ? (
    <span className={styles.before}>{askedBefore ? 'asked them before' : 'asked others'}</span>
  ) : null;

type ChosenProps = { questions: Question[]; ids: readonly string[]; onChange: (ids: string[]) => void };

const Chosen = ({ questions, ids, onChange }: ChosenProps) => (
  <ol className={styles.chosen}>
    {questions.map(({ id, text, ...asked }, index) => (
      <li key={id}>
        <span className={styles.number}>{index + 1}</span>
        <span className={styles.text}>
          {text}
          <Asked {...asked} />
        </span>
        <span className={styles.moves} data-print="hide">
          <Menu
            label={text}
            trigger={
              <IconButton label={`Move or remove: ${text}`}>
                <MoreIcon />
              </IconButton>
            }
            items={[
              {
                label: 'Move up',
                disabled: index === 0,
                onSelect: () => onChange(moved(ids, id, -1)),
              },
              {
                label: 'Move down',
                disabled: index === questions.length - 1,
                onSelect: () => onChange(moved(ids, id, 1)),
              },
              { label: 'Remove', onSelect: () => onChange(toggled(ids, id)) },
            ]}
          />
        </span>
      </li>
    ))}
  </ol>
);

const OwnQuestion = ({ meetingId, chosen }: { meetingId: string; chosen: readonly string[] }) => {
  const add = useAddQuestion(meetingId);
  const [text, setText] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() === '' || add.isPending) return;
    add.mutate({ text: text.trim(), chosen }, { onSuccess: () => setText('') });
  };
  return (
    <form className={styles.own} onSubmit={submit}>
      <TextField
        label="Your own question"
        value={text}
        maxLength={limits.questionText}
        error={add.isError ? problemSentence(add.error) : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" pending={add.isPending} disabled={text.trim() === ''}>
        Add
      </Button>
    </form>
  );
};

/** What will be asked, in order, and the bank to choose from by tapping. */
export const QuestionChooser = ({ prep }: { prep: Prep }) => {
  const { meeting, questions } = prep;
  const change = useChangeMeeting(meeting.id);
  const ids = meeting.questionIds;
  const put = (questionIds: string[]) => change.mutate({ questionIds });
  const order = meeting.questionOrder ?? prep.questionOrder;
  const arrange = (questionOrder: QuestionOrder) =>
    change.mutate({
      questionOrder,
      questionIds: reordered(ids, { questions, from: order, to: questionOrder, kind: meeting.kind }),
    });
  const chosen = ids.flatMap((id) => questions.find((question) => question.id === id) ?? []);
  return (
    <div className={styles.chooser}>
      {asksForNames(meeting.kind) ? (
        <div data-print="hide">
          <SegmentedControl label="Order" value={order} options={orders} onChange={arrange} />
        </div>
      ) : (
        <p className={styles.soft} data-print="hide">
          They ask, you answer. These are for “Do you have any questions for us?”
        </p>
      )}
      {chosen.length > 0 ? <Chosen questions={chosen} ids={ids} onChange={put} /> : null}
      {meeting.status !== 'planned' || ids.some((id) => id !== meeting.researchQuestionId) ? null : (
        <div className={styles.start} data-print="hide">
          <p>
            {chosen.length > 0 ? 'Only your own question is chosen.' : 'No questions chosen.'} Start with one
            of each kind, then change what you like.
          </p>
          <div>
            <Button
              tone="primary"
              onClick={() =>
                put([
                  ...ids,
                  ...proposedQuestions(questions, { order, kind: meeting.kind }).map(({ id }) => id),
                ])
              }
            >
              Suggest questions
            </Button>
          </div>
        </div>
      )}
      <details className={styles.bank} data-print="hide">
        <summary>Question bank</summary>
        {themesOf(order, meeting.kind).map(([theme, label]) => {
          const inTheme = questions.filter((question) => question.theme === theme);
          if (inTheme.length === 0) return null;
          return (
            <fieldset key={theme} className={styles.theme}>
              <legend>{label}</legend>
              {inTheme.map(({ id, text, ...asked }) => (
                <button
                  key={id}
                  type="button"
                  className={styles.question}
                  aria-pressed={ids.includes(id)}
                  onClick={() => put(toggled(ids, id))}
                >
                  {text}
                  <Asked {...asked} />
                </button>
              ))}
            </fieldset>
          );
        })}
        <OwnQuestion meetingId={meeting.id} chosen={ids} />
      </details>
    </div>
  );
};
