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
