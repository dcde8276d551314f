import type { Detail } from './details-queries.ts';

export function referrerName({
  referrerGivenName,
  referrerFamilyName,
}: Pick<Detail, 'referrerGivenName' | 'referrerFamilyName'>): string | null {
  return [referrerGivenName, referrerFamilyName].filter(Boolean).join(' ') || null;
}
