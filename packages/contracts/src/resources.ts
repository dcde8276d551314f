import type { Endpoint } from './endpoint.ts';

/**
 * What can be read, by the word of its path that says it: `/contacts/:contactId/timeline` is the timeline, and
 * `/call-backs/:callBackId/outcomes` belongs to the call-backs. An answer to a change names in its header `Touched` those whose
 * answers may have changed; the web app's query cache and outside caches go by it.
 */
export const resources = [
  'me',
  'account',
  'tokens',
  'clients',
  'settings',
  'mail',
  'sample-network',
  'contacts',
  'target-proposals',
  'to-write',
  'timeline',
  'chain',
  'next-step',
  'promise-slots',
  'merge-preview',
  'access-report',
  'access-log',
  'imports',
  'merges',
  'duplicates',
  'duplicate-search',
  'letters',
  'templates',
  'call-backs',
  'meetings',
  'clashes',
  'endings',
  'prep',
  'debrief',
  'speeches',
  'questions',
  'research-questions',
  'findings',
  'positioning-summaries',
  'referrals',
  'keep-warm',
  'search-end',
  'today',
  'counts',
  'network',
  'shares',
  'comments',
  'proposals',
] as const;
export type Resource = (typeof resources)[number];

const known: ReadonlySet<string> = new Set(resources);

function isResource(word: string): word is Resource {
  return known.has(word);
}

/** Of which resource an endpoint answers: the last word of its path that is one. Undefined for a file to take away, which nobody keeps. */
export function resourceOf({ path }: Pick<Endpoint, 'path'>): Resource | undefined {
  return path.endsWith('/export') ? undefined : path.split('/').findLast(isResource);
}

/** Reads the header `Touched`; what is not known here is passed over. */
export function readTouched(header: string | null | undefined): Resource[] {
  return (header ?? '').split(', ').filter(isResource);
}
