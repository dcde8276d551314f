// Of what was learnt before, the nearest comes first: from this person, from their organization, from their field, from the chain.
// Source: the prep sheet; within a distance what the seeker could help with comes first, then challenges before facts, then the latest.
import type { Temporal } from 'temporal-polyfill';
import { type FindingKind, findingKinds } from '../findings/merge-findings.ts';

export const nearnesses = ['person', 'organization', 'field', 'chain'] as const;
export type Nearness = (typeof nearnesses)[number];

export const nearnessLabels: Record<Nearness, string> = {
  person: 'From them',
  organization: 'From their organization',
  field: 'From their field',
  chain: 'From the chain that led here',
};

/** Where a finding comes from, or whom one meets. `fields` are industries and the like, in any case. */
export type Where = { contactId: string | null; organization: string | null; fields: readonly string[] };

export type Rankable = {
  id: string;
  kind: FindingKind;
  couldHelp: boolean;
  createdAt: Temporal.Instant;
  from: Where;
};

export type Met = { people: readonly Where[]; chainIds: readonly string[] };

/** Null where it has nothing to do with those one meets. */
export function nearnessOf(from: Where, { people, chainIds }: Met): Nearness | null {
  if (people.some(({ contactId }) => contactId !== null && contactId === from.contactId)) return 'person';
  const organization = folded(from.organization);
  if (organization && people.some((person) => folded(person.organization) === organization))
    return 'organization';
  const fields = new Set(from.fields.map(folded));
  if (people.some((person) => person.fields.some((field) => fields.has(folded(field))))) return 'field';
  return from.contactId !== null && chainIds.includes(from.contactId) ? 'chain' : null;
}

/** The nearest first; what has nothing to do with the meeting is left out. */
export function rankFindings<F extends Rankable>(
  findings: readonly F[],
  met: Met,
): { finding: F; nearness: Nearness }[] {
  return findings
    .flatMap((finding) => {
      const nearness = nearnessOf(finding.from, met);
      return nearness === null ? [] : [{ finding, nearness }];
    })
    .sort(
      (a, b) =>
        nearnesses.indexOf(a.nearness) - nearnesses.indexOf(b.nearness) || within(a.finding, b.finding),
    );
}

function within(a: Rankable, b: Rankable): number {
  return (
    Number(b.couldHelp) - Number(a.couldHelp) ||
    findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind) ||
    b.createdAt.epochMilliseconds - a.createdAt.epochMilliseconds ||
    (a.id < b.id ? -1 : 1)
  );
}

function folded(text: string | null): string {
  return text?.trim().toLowerCase() ?? '';
}
