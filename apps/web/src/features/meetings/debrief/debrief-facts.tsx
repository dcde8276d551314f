import { limits } from '@threefold/contracts/limits';
import type { Referral } from '@threefold/contracts/referrals';
import { talkedInWords } from '@threefold/domain/meetings/in-the-room';
import { judgeImpartially, type MeetingFacts } from '@threefold/domain/meetings/judge-impartially';
import {
  type IncidentCause,
  type IncidentKind,
  incidentCauses,
  incidentFacts,
  incidentKinds,
} from '@threefold/domain/vocabulary/debrief';
import type { ReactNode } from 'react';
import { Callout } from '../../../shared/ui/callout.tsx';
import { Checkbox, TextArea } from '../../../shared/ui/field.tsx';
import { SegmentedControl } from '../../../shared/ui/segmented-control.tsx';
import type { Prep } from '../meetings-requests.ts';
import type { OutboxEntry } from '../outbox/outbox.ts';
import styles from './debrief.module.css';
import type { DebriefAnswers } from './debrief-answers.ts';

type DebriefFactsProps = {
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

const AskedQuestions = ({ around, onAsked }: Pick<DebriefFactsProps, 'around' | 'onAsked'>) => {
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
export const DebriefFacts = ({ around, answers, change, onAsked }: DebriefFactsProps) => (
  <>
    <DebriefQuestion title="Did it start on time?">
      <SegmentedControl
        label="When it started"
        value={beginningOf(answers)}
        options={beginnings}
        onChange={(beginning) => (beginning === '' ? undefined : change(begunAs(beginning, answers)))}
      />
    </DebriefQuestion>
    <DebriefQuestion
      title="Did anything go off the rails?"
      hint="Whose doing it was decides which letter follows. It’s fine if nothing did."
    >
      <IncidentChips
        chosen={answers.incidents}
        leaveOut={['late', 'started-late']}
        onChange={(incidents) => change({ incidents })}
      />
    </DebriefQuestion>
    <AskedQuestions around={around} onAsked={onAsked} />
    <DebriefQuestion title="What happened?" hint="As a neutral observer would describe it.">
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

export type Around = { prep: Prep; referrals: readonly Referral[]; entries: readonly OutboxEntry[] };

const countOf = (
  known: readonly { id: string }[],
  entries: readonly OutboxEntry[],
  type: OutboxEntry['type'],
) => new Set([...known, ...entries.filter((entry) => entry.type === type)].map(({ id }) => id)).size;

const askedIn = ({ prep, entries }: Around): string[] =>
  entries.find((entry) => entry.type === 'asked')?.questionIds ?? prep.meeting.askedQuestionIds;

const listeningIn = ({ prep, entries }: Around): MeetingFacts['listening'] =>
  prep.meeting.listening ?? entries.find((entry) => entry.type === 'held')?.listening ?? null;

/** What is known of the meeting, with the server or on this device. */
const factsOf = (
  around: Around,
  answers: DebriefAnswers & { feeling: MeetingFacts['feeling'] },
): MeetingFacts => {
  const { meeting, findings } = around.prep;
  const asked = askedIn(around);
  return {
    kind: meeting.kind,
    feeling: answers.feeling,
    incidents: answers.incidents,
    flubbed: answers.flubbed.filter(({ question }) => question.trim() !== '').length,
    asked: meeting.questionIds.filter((id) => asked.includes(id)).length,
    chosen: meeting.questionIds.length,
    referrals: countOf(around.referrals, around.entries, 'referral'),
    referralGoal: meeting.referralGoal,
    findings: countOf(findings, around.entries, 'finding'),
    agreed: answers.agreed.trim() !== '',
    listening: listeningIn(around),
  };
};

/** What happened against how it felt, as soon as both were said. */
export const DebriefJudgement = ({ around, answers }: { around: Around; answers: DebriefAnswers }) => {
  const { feeling } = answers;
  const judged = feeling === null ? null : judgeImpartially(factsOf(around, { ...answers, feeling }));
  return (
    <div aria-live="polite">
      {judged ? (
        <Callout tone={judged.gap === 'better' ? 'leaf' : 'plain'} title={judged.sentence}>
          <ul className={styles.judged}>
            {judged.facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        </Callout>
      ) : null}
    </div>
  );
};

type IncidentChipsProps = {
  chosen: readonly IncidentKind[];
  /** Asked elsewhere. */
  leaveOut: readonly IncidentKind[];
  onChange: (chosen: IncidentKind[]) => void;
};

const causeLabels: Record<IncidentCause, string> = { mine: 'Me', theirs: 'Them', nobodys: 'Neither' };

/** What went off the rails, by whose doing it was; nothing chosen means that nothing did. */
const IncidentChips = ({ chosen, leaveOut, onChange }: IncidentChipsProps) => (
  <div className={styles.causes}>
    {incidentCauses.map((cause) => (
      <fieldset key={cause} className={styles.cause}>
        <legend>{causeLabels[cause]}</legend>
        {incidentKinds
          .filter((kind) => incidentFacts[kind].cause === cause && !leaveOut.includes(kind))
          .map((kind) => (
            <button
              key={kind}
              type="button"
              className={styles.chip}
              aria-pressed={chosen.includes(kind)}
              onClick={() =>
                onChange(chosen.includes(kind) ? chosen.filter((one) => one !== kind) : [...chosen, kind])
              }
            >
              {incidentFacts[kind].label}
            </button>
          ))}
      </fieldset>
    ))}
  </div>
);

type DebriefQuestionProps = { title: string; hint?: ReactNode; children: ReactNode };

/** Numbered by its place in the form (a CSS counter), so that one that is left out leaves no gap. */
export const DebriefQuestion = ({ title, hint, children }: DebriefQuestionProps) => (
  <li className={styles.question}>
    <h2 className={styles.title}>{title}</h2>
    {hint ? <p className={styles.hint}>{hint}</p> : null}
    {children}
  </li>
);
