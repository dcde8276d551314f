/**
 * Findings that say the same become one: it reads as the seeker chooses, the others stand behind it as sources of it, and
 * nothing is lost, so that the merge can be undone.
 */

/** What a merge may change of the one that stays. */
export type FindingWords = { text: string; kind: FindingKind; couldHelp: boolean };

/** A finding that went behind the one that stays, and behind which it stood before. */
export type MovedFinding = { id: string; from: string | null };

type Mergeable = FindingWords & { id: string; mergedInto: string | null };
type Wanted = { text?: string | undefined; kind?: FindingKind | undefined };

export type MergePlan =
  | { kind: 'merge'; after: FindingWords; moved: MovedFinding[] }
  | { kind: 'refused'; why: 'into-itself' | 'merged-already' };

/**
 * `behindOthers` already stand behind one of `others`, and come along. What the seeker could help with once, they still could.
 */
export function planMerge(
  {
    kept,
    others,
    behindOthers,
  }: { kept: Mergeable; others: readonly Mergeable[]; behindOthers: readonly Mergeable[] },
  { text, kind }: Wanted,
): MergePlan {
  if (others.length === 0 || others.some(({ id }) => id === kept.id))
    return { kind: 'refused', why: 'into-itself' };
  if ([kept, ...others].some(({ mergedInto }) => mergedInto !== null))
    return { kind: 'refused', why: 'merged-already' };
  return {
    kind: 'merge',
    after: {
      text: text ?? kept.text,
      kind: kind ?? kept.kind,
      couldHelp: [kept, ...others].some(({ couldHelp }) => couldHelp),
    },
    moved: [...others, ...behindOthers].map(({ id, mergedInto }) => ({ id, from: mergedInto })),
  };
}

type Unmerging = { current: FindingWords; before: FindingWords; after: FindingWords };

/** What the merge changed goes back; what the seeker has changed since stays. */
export function wordsAfterUndo({ current, before, after }: Unmerging): FindingWords {
  return {
    text: current.text === after.text ? before.text : current.text,
    kind: current.kind === after.kind ? before.kind : current.kind,
    couldHelp: current.couldHelp === after.couldHelp ? before.couldHelp : current.couldHelp,
  };
}

/**
 * What a meeting teaches, by kind; problems and challenges come first, since they are what a seeker can solve.
 * Source: the informational interview, which listens for challenges, opportunities, problems and hard questions.
 */
export const findingKinds = [
  'problem',
  'challenge',
  'opportunity',
  'hard-question',
  'credentials',
  'advice',
  'fact',
] as const;
export type FindingKind = (typeof findingKinds)[number];

export const findingKindLabels: Readonly<Record<FindingKind, { one: string; many: string }>> = {
  problem: { one: 'Problem', many: 'Problems' },
  challenge: { one: 'Challenge', many: 'Challenges' },
  opportunity: { one: 'Opportunity', many: 'Opportunities' },
  'hard-question': { one: 'Hard question', many: 'Hard questions' },
  /** What somebody said of the seeker's own: strengths and gaps. */
  credentials: { one: 'On my credentials', many: 'On my credentials' },
  advice: { one: 'Advice', many: 'Advice' },
  fact: { one: 'Fact', many: 'Facts' },
};

/**
 * Industries in which physicians work outside the clinic: suggestions for the one that is typed, not a fixed list. What
 * the seeker has used before comes first.
 */
const commonIndustries = [
  'Health insurance',
  'Hospital administration',
  'Utilization review',
  'Pharmaceuticals',
  'Biotechnology',
  'Medical devices',
  'Digital health',
  'Health data and analytics',
  'Consulting',
  'Clinical research',
  'Public health',
  'Government',
  'Medical education',
  'Medical communications',
  'Investing',
  'Law and expert witness',
  'Staffing',
  'Non-profit',
] as const;

const mostSuggested = 8;

/** Those that hold what is typed, in their order; nobody is asked to pick the one that is there already. */
export function suggestIndustries(typed: string, used: readonly string[]): string[] {
  const wanted = typed.trim().toLowerCase();
  const all = new Map([...used, ...commonIndustries].reverse().map((name) => [name.toLowerCase(), name]));
  return [...all]
    .reverse()
    .filter(([key]) => key !== wanted && key.includes(wanted))
    .map(([, name]) => name)
    .slice(0, mostSuggested);
}
