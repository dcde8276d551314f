// Facts that are told by several fields together are merged together: a job by organization and title, a place by its parts.

import { isEmpty, isOpen, mergeTexts, type Rows, type Update } from './fill-texts.ts';
import { wasEmptiedByHand } from './provenance.ts';
import { foldText, matchKeyForOrganization } from './search-text.ts';

/** Organization and title are one fact: what cannot be changed of it has to agree with the row. */
export function mergeJob(rows: Rows): Update {
  const { existing, incoming, from } = rows;
  const isOpenFor = (field: 'organization' | 'title') => isOpen(from, field, isEmpty(existing[field]));
  const organizationsAgree = agree(existing.organization, incoming.organization, matchKeyForOrganization);
  const titlesAgree = agree(existing.title, incoming.title, foldText);
  if ((!organizationsAgree && !isOpenFor('organization')) || (!titlesAgree && !isOpenFor('title'))) return {};
  if (!titlesAgree && isEmpty(incoming.organization) && !isEmpty(existing.organization)) return {};
  const movesOn = !organizationsAgree && isEmpty(incoming.title) && !isEmpty(existing.title);
  if (movesOn && !isOpenFor('title')) return {};
  return { ...mergeTexts(rows, ['organization', 'title']), ...(movesOn && { title: null }) };
}

/** City, region and country are one fact as well: they are filled where they agree, and replaced only together. */
export function mergePlace({ existing, incoming, from }: Rows): Update {
  const parts = ['city', 'region', 'country'] as const;
  if (parts.every((part) => isEmpty(incoming.place[part]))) return {};
  const isNew = parts.every((part) => isEmpty(existing.place[part]));
  const agrees = parts.every((part) => agree(existing.place[part], incoming.place[part], foldText));
  if (isNew && wasEmptiedByHand(from.brought, 'place')) return {};
  if (!agrees) return isOpen(from, 'place', false) ? { place: { ...incoming.place } } : {};
  const place = { ...existing.place };
  for (const part of parts) if (isEmpty(place[part])) place[part] = incoming.place[part] || null;
  return parts.some((part) => (place[part] ?? '') !== (existing.place[part] ?? '')) ? { place } : {};
}

function agree(a: string | null, b: string | null, keyOf: (text: string) => string | null): boolean {
  return isEmpty(a) || isEmpty(b) || keyOf(a ?? '') === keyOf(b ?? '');
}
