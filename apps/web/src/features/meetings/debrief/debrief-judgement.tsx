import type { Referral } from '@threefold/contracts/referrals';
import { judgeImpartially, type MeetingFacts } from '@threefold/domain/meetings/judge-impartially';
import { Callout } from '../../../shared/ui/callout.tsx';
import type { Prep } from '../meetings-requests.ts';
import type { OutboxEntry } from '../outbox/outbox.ts';
import styles from './debrief.module.css';
import type { DebriefAnswers } from './debrief-answers.ts';

export type Around = { prep: Prep; referrals: readonly Referral[]; entries: readonly OutboxEntry[] };

const countOf = (
  known: readonly { id: string }[],
  entries: readonly OutboxEntry[],
  type: OutboxEntry['type'],
) => new Set([...known, ...entries.filter((entry) => entry.type === type)].map(({ id }) => id)).size;

export const askedIn = ({ prep, entries }: Around): string[] =>
  entries.find((entry) => entry.type === 'asked')?.questionIds ?? prep.meeting.askedQuestionIds;

export const listeningIn = ({ prep, entries }: Around): MeetingFacts['listening'] =>
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
