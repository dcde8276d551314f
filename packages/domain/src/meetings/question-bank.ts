// After the speech one asks what they do, and then for what they see: challenges, opportunities, problems, and the questions that
// are hard to answer. A job interview has a bank of its own: there they ask, and these are for "Do you have any questions?".
// Source: the informational-interview article, and the TIARA order (trends, insights, advice, resources, assignments)
// of The 2-Hour Job Search; every question is worded afresh.
import type { MeetingKind } from '../vocabulary/meeting-kinds.ts';
import { meetingKindFacts } from '../vocabulary/meeting-kinds.ts';

export const questionThemes = [
  'hard-question',
  'challenge',
  'opportunity',
  'problem',
  'opening',
  'trends',
  'insights',
  'advice',
  'resources',
  'assignments',
  'referral',
  'credentials',
  'position',
  'their-needs',
  'next-steps',
] as const;

export type QuestionTheme = (typeof questionThemes)[number];

export type BuiltInQuestion = { id: string; theme: QuestionTheme; text: string };

export const questionThemeLabels: Record<QuestionTheme, string> = {
  'hard-question': 'Hard questions',
  challenge: 'Challenges',
  opportunity: 'Opportunities',
  problem: 'Problems',
  opening: 'What they do',
  trends: 'Trends',
  insights: 'Insights',
  advice: 'Advice',
  resources: 'Resources',
  assignments: 'Assignments',
  referral: 'Referrals',
  credentials: 'Your credentials',
  position: 'The position',
  'their-needs': 'What they need',
  'next-steps': 'Next steps',
};

const texts: Record<QuestionTheme, readonly string[]> = {
  'hard-question': [
    'What question in your field do you wish someone could answer?',
    'What do people keep asking you that no one has a good answer to?',
    'What was the hardest decision you had to make this year?',
  ],
  challenge: [
    'What are the biggest challenges you see in your work right now?',
    'What do physicians struggle with first when they move into this work?',
    'What stands between your team and the results you want?',
  ],
  opportunity: [
    'Where do you see untapped opportunity?',
    'If you had two more good people, what would you start?',
    'What changes in the industry could work in your favor?',
  ],
  problem: [
    'What problem takes up the most of your time each week?',
    'What have you tried, and why didn’t it stick?',
    'Who feels it most when that problem goes unsolved?',
  ],
  opening: [
    'What does your work look like from day to day?',
    'How did you get from where you started to where you are?',
    'What part of your job would surprise a physician on the outside?',
  ],
  trends: [
    'What’s changing in your field that most people haven’t noticed yet?',
    'Where do you expect the money and attention to go over the next three years?',
  ],
  insights: [
    'What have you learned here that you couldn’t have read anywhere?',
    'What do the people who are really good at this have in common?',
  ],
  advice: [
    'With my background, what would you do over the next six months?',
    'If you were moving into this field today, what would you do differently?',
  ],
  resources: [
    'What should I read, join or attend to understand this better?',
    'Whose thinking on this do you follow?',
  ],
  assignments: [
    'What small project would teach me the most about this field?',
    'Is there something I could look into and bring back to you?',
  ],
  referral: [
    'Which three people should I talk to next, who could tell me more about these questions?',
    'Who sees this differently than you do, and would be worth talking to?',
    'May I say you suggested I call, or would you rather introduce us first?',
  ],
  credentials: [
    'Would you look over my background and tell me where I’m strong and what’s missing?',
    'What in my credentials would stand out in your field, and what would raise a question?',
  ],
  position: [
    'What would success look like in the first year?',
    'What happened with this position before?',
    'How does this position work with the rest of the team?',
  ],
  'their-needs': [
    'What problem would you most like this person to take off your hands?',
    'What’s the hardest part of this job that isn’t in the description?',
    'What are the biggest challenges for your department over the next two years?',
  ],
  'next-steps': [
    'What are the next steps in your process?',
    'Is there anything about my background you’d like me to say more about?',
  ],
};

/** To an answer that was just given; one of them keeps the other talking. */
const followOnTexts: Partial<Record<QuestionTheme, readonly string[]>> = {
  opening: ['Which part of that do you enjoy most?', 'What surprised you when you started?'],
  challenge: ['What makes that so hard?', 'What would change if it were solved?'],
  opportunity: ['What’s holding it back?', 'Who is already doing that well?'],
  problem: ['What have you tried so far?', 'Who feels that most?'],
  'hard-question': ['What makes it so hard to answer?', 'Who has come closest?'],
  advice: ['What would you do first?', 'What would you leave out?'],
  credentials: ['What would strengthen them fastest?', 'Who should see it next?'],
  'their-needs': ['What has kept that from being solved?', 'What would a good first step look like?'],
};

const anyFollowOn = ['Could you give me an example?', 'Could you say more about that?'];

/** What can be asked about an answer just heard, whatever was asked. */
export function followOnQuestions(theme: QuestionTheme | 'own'): string[] {
  return [...((theme === 'own' ? undefined : followOnTexts[theme]) ?? []), ...anyFollowOn];
}

/** Fixed ids: the theme's number and the question's number in it. New questions go to the end of their theme. */
export const builtInQuestions: readonly BuiltInQuestion[] = questionThemes.flatMap((theme, themeIndex) =>
  texts[theme].map((text, index) => ({
    id: `01990a01-0000-7000-8000-${hex(themeIndex + 1)}${hex(index + 1)}`,
    theme,
    text,
  })),
);

export const questionOrders = ['heart', 'tiara'] as const;

export type QuestionOrder = (typeof questionOrders)[number];

/** `heart`: what they do, then what they see, while there is time to listen. Both have the credentials reviewed, and end with referrals. */
export const themesInOrder: Record<QuestionOrder, readonly QuestionTheme[]> = {
  heart: [
    'opening',
    'challenge',
    'opportunity',
    'problem',
    'hard-question',
    'credentials',
    'advice',
    'referral',
  ],
  tiara: ['trends', 'insights', 'advice', 'credentials', 'resources', 'assignments', 'referral'],
};

const themesOfInterview: readonly QuestionTheme[] = ['position', 'their-needs', 'next-steps'];

/** In a job interview there is one order, whichever is chosen elsewhere. */
export function themesFor(kind: MeetingKind, order: QuestionOrder): readonly QuestionTheme[] {
  return meetingKindFacts[kind].seekerAsks ? themesInOrder[order] : themesOfInterview;
}

/** Whether a question belongs into a meeting of this kind; one's own belong everywhere. */
export function isForKind(theme: QuestionTheme | 'own', kind: MeetingKind): boolean {
  return theme === 'own' || themesOfInterview.includes(theme) !== meetingKindFacts[kind].seekerAsks;
}

type Bank = { kind: MeetingKind; order: QuestionOrder };

export function questionsInOrder<Question extends { theme: QuestionTheme | 'own' }>(
  questions: readonly Question[],
  { kind, order }: Bank,
): Question[] {
  return themesFor(kind, order).flatMap((theme) => questions.filter((question) => question.theme === theme));
}

/** One question of each theme, one that was not asked before where there is one. */
export function proposedQuestions<Question extends { theme: QuestionTheme | 'own'; askedBefore: boolean }>(
  questions: readonly Question[],
  bank: Bank,
): Question[] {
  const fresh = questions.toSorted((a, b) => Number(a.askedBefore) - Number(b.askedBefore));
  const seen = new Set<string>();
  return questionsInOrder(fresh, bank).filter(({ theme }) => !seen.has(theme) && seen.add(theme));
}

function hex(value: number): string {
  return value.toString(16).padStart(6, '0');
}
