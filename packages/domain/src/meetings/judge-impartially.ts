// A meeting is judged by what happened before it is judged by how it felt; where the two differ, the facts are said first.
// Source: the article on meetings that were "blown": nerves look larger from inside than from the other chair.
import { numberInWords } from '../text/number-in-words.ts';
import type { Debrief, IncidentKind } from '../vocabulary/debrief.ts';
import type { MeetingKind } from '../vocabulary/meeting-kinds.ts';
import { type Listening, talkedInWords, talkedShare } from './listening.ts';

export type MeetingFacts = {
  kind: MeetingKind;
  feeling: Debrief['feeling'];
  incidents: readonly IncidentKind[];
  /** Questions that went badly. */
  flubbed: number;
  /** Questions asked, of those that were chosen. */
  asked: number;
  chosen: number;
  referrals: number;
  referralGoal: number;
  /** What was written down as learnt. */
  findings: number;
  agreed: boolean;
  listening: Listening | null;
};

export type Judgement = {
  /** How the facts stand to the feeling. */
  gap: 'better' | 'worse' | 'same';
  sentence: string;
  /** What happened, a sentence each. */
  facts: string[];
};

export function judgeImpartially(facts: MeetingFacts): Judgement {
  const weight = weigh(facts);
  const gap = weight - facts.feeling >= 2 ? 'better' : weight - facts.feeling <= -2 ? 'worse' : 'same';
  return { gap, sentence: sentenceOf(gap, facts), facts: factsInWords(facts) };
}

/** What can be seen from the other chair. Nerves are a feeling, and what others did says nothing about the seeker. */
const weights: Partial<Record<IncidentKind, number>> = {
  late: 1,
  ill: 1,
  misspoke: 0.5,
  misunderstood: 0.5,
  'flubbed-answer': 0.5,
};

/** Per cent of the time: a listener talks less than the first, a lecturer more than the second. */
const talking = { little: 40, much: 60 };

/** From 1 to 5, as the feeling is; 3 where nothing speaks for either side. */
function weigh(facts: MeetingFacts): number {
  // In an interview the others ask, so talking much says nothing.
  const share = facts.kind !== 'interview' && facts.listening ? talkedShare(facts.listening) : null;
  const slips = facts.incidents.reduce((sum, kind) => sum + (weights[kind] ?? 0), 0);
  const flubbed = facts.incidents.includes('flubbed-answer') ? facts.flubbed - 1 : facts.flubbed;
  const good =
    Math.min(facts.kind === 'interview' ? 0 : facts.referrals, 2) / 2 +
    (facts.agreed ? 0.5 : 0) +
    (facts.findings >= 3 ? 0.5 : 0) +
    (share !== null && share <= talking.little ? 0.5 : 0);
  const bad =
    slips + 0.5 * Math.max(0, Math.min(flubbed, 3)) + (share !== null && share > talking.much ? 1 : 0);
  return Math.min(5, Math.max(1, Math.round(3 + good - bad)));
}

function sentenceOf(gap: Judgement['gap'], facts: MeetingFacts): string {
  if (gap === 'same') return 'What happened and how it felt say the same.';
  if (gap === 'worse') return 'It felt better than what you wrote down. Read the facts once more.';
  const isClean = !facts.incidents.some(isOwnAndSeen) && facts.flubbed === 0;
  return isClean ? 'It went better than it felt.' : 'It felt worse than what happened.';
}

function isOwnAndSeen(kind: IncidentKind): boolean {
  return weights[kind] !== undefined;
}

/** As somebody in the corner would have noted them. Nerves are the seeker's own to know. */
const inWords: Record<IncidentKind, string> = {
  misspoke: 'You put something badly.',
  misunderstood: 'You misunderstood a question.',
  'flubbed-answer': 'You gave a poor answer.',
  late: 'You came late.',
  ill: 'You were ill.',
  nervous: 'You were nervous, which shows less than it is felt.',
  'started-late': 'It began late, which was not your doing.',
  distracted: 'They were distracted, which was not your doing.',
  unprepared: 'They were unprepared, which was not your doing.',
  interrupted: 'You were interrupted, which was not your doing.',
  connection: 'The connection failed, which was nobody’s doing.',
  alarm: 'An alarm went off, which was nobody’s doing.',
  power: 'The power failed, which was nobody’s doing.',
};

function factsInWords(facts: MeetingFacts): string[] {
  const { incidents, flubbed, asked, chosen, listening, findings } = facts;
  const said: (string | false)[] = [
    incidents.length + flubbed === 0 && 'You noted nothing that went off the rails.',
    ...incidents.map((kind) => inWords[kind]),
    flubbed > 0 && `${counted(flubbed, 'answer')} went badly; the letter can give a better one.`,
    chosen > 0 &&
      `You asked ${asked === 0 ? 'none' : numberInWords(asked)} of ${numberInWords(chosen)} questions.`,
    listening !== null && talkedInWords(listening),
    findings > 0 &&
      `You wrote down ${findings === 1 ? 'one thing' : `${numberInWords(findings)} things`} that you heard.`,
    facts.kind !== 'interview' && namedInWords(facts),
    facts.agreed && 'Something was agreed.',
  ];
  return said.filter((sentence) => sentence !== false);
}

function namedInWords({ referrals, referralGoal }: MeetingFacts): string | false {
  if (referrals > 0)
    return `${counted(referrals, 'person', 'people')} ${referrals === 1 ? 'was' : 'were'} named.`;
  return referralGoal > 0 && 'Nobody was named.';
}

function counted(count: number, one: string, many = `${one}s`): string {
  const words = numberInWords(count);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${count === 1 ? one : many}`;
}
