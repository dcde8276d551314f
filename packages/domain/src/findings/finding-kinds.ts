/**
 * What a meeting teaches is of five kinds; problems and challenges come first, since they are what a seeker can solve.
 * Source: the informational interview, which listens for challenges, opportunities, problems and hard questions.
 */
export const findingKinds = ['problem', 'challenge', 'opportunity', 'advice', 'fact'] as const;
export type FindingKind = (typeof findingKinds)[number];

export const findingKindLabels: Readonly<Record<FindingKind, { one: string; many: string }>> = {
  problem: { one: 'Problem', many: 'Problems' },
  challenge: { one: 'Challenge', many: 'Challenges' },
  opportunity: { one: 'Opportunity', many: 'Opportunities' },
  advice: { one: 'Advice', many: 'Advice' },
  fact: { one: 'Fact', many: 'Facts' },
};
