// The heart of a meeting is what the other sees: challenges, opportunities, problems, and the questions hard to answer.
// Source: the informational-interview article, and the TIARA order (trends, insights, advice, resources, assignments)
// of The 2-Hour Job Search; every question is worded afresh.

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
] as const;

export type QuestionTheme = (typeof questionThemes)[number];

export type BuiltInQuestion = { id: string; theme: QuestionTheme; text: string };

export const questionThemeLabels: Record<QuestionTheme, string> = {
  'hard-question': 'Hard questions',
  challenge: 'Challenges',
  opportunity: 'Opportunities',
  problem: 'Problems',
  opening: 'Opening',
  trends: 'Trends',
  insights: 'Insights',
  advice: 'Advice',
  resources: 'Resources',
  assignments: 'Assignments',
  referral: 'Who else',
};

const texts: Record<QuestionTheme, readonly string[]> = {
  'hard-question': [
    'Which question about your field do you wish somebody could answer?',
    'What are you asked again and again without a good answer to give?',
    'Which decision kept you awake this year?',
  ],
  challenge: [
    'What has become harder in your work over the last two years?',
    'Where do physicians who come into this work struggle first?',
    'What stands between your team and the result you want?',
  ],
  opportunity: [
    'Where do you see room that nobody is using yet?',
    'If you had two more good people, what would you begin?',
    'Which change outside your walls could work in your favor?',
  ],
  problem: [
    'Which problem costs you the most time each week?',
    'What has been tried against it, and why did it not hold?',
    'Who feels that problem most when it stays unsolved?',
  ],
  opening: [
    'How did you come from where you began to what you do now?',
    'What does a usual week look like for you?',
    'Which part of your work would surprise a physician from outside?',
  ],
  trends: [
    'What is changing in your field that most people have not noticed?',
    'Where will the money and the attention go in the next three years?',
  ],
  insights: [
    'What did you learn here that you could not have read anywhere?',
    'What do people who do this well have in common?',
  ],
  advice: [
    'With my background, what would you do in the next six months?',
    'What in my credentials would make you stop and ask, and what is missing?',
  ],
  resources: [
    'What should I read, join or attend to understand this better?',
    'Whose thinking on this do you follow?',
  ],
  assignments: [
    'Which small piece of work would teach me most about this field?',
    'What could I look into and bring back to you?',
  ],
  referral: [
    'Which three people would you want me to hear next on these questions?',
    'Who sees this differently from you and would be worth hearing?',
    'May I say that you named them, or would you rather write a line first?',
  ],
};

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

/** `heart`: what the other sees comes first, while there is time to listen. Both end with who else to hear. */
export const themesInOrder: Record<QuestionOrder, readonly QuestionTheme[]> = {
  heart: ['challenge', 'opportunity', 'problem', 'hard-question', 'opening', 'advice', 'referral'],
  tiara: ['trends', 'insights', 'advice', 'resources', 'assignments', 'referral'],
};

export function questionsInOrder<Question extends { theme: QuestionTheme }>(
  questions: readonly Question[],
  order: QuestionOrder,
): Question[] {
  return themesInOrder[order].flatMap((theme) => questions.filter((question) => question.theme === theme));
}

function hex(value: number): string {
  return value.toString(16).padStart(6, '0');
}
