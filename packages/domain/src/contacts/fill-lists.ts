// Lists only grow: what is new goes behind what is there, and what a person took out stays out.

import type { Rows, Update } from './fill-texts.ts';
import { emailKey, phoneListKey, reasonKey, tagKey } from './provenance.ts';

export function addToLists({ existing, incoming, from }: Rows): Update {
  const removed = new Set(from.brought.removed);
  const update: Update = {};
  const emails = withNew(existing.emails, incoming.emails, { keyOf: emailKey, removed });
  const phones = withNew(existing.phones, incoming.phones, { keyOf: phoneListKey, removed });
  const tags = withNew(existing.tags, incoming.tags, { keyOf: tagKey, removed });
  const reasons = withNew(existing.reasons, incoming.reasons, { keyOf: reasonKey, removed });
  if (emails) update.emails = emails;
  if (phones) update.phones = phones;
  if (tags) update.tags = tags;
  if (reasons) update.reasons = reasons;
  return update;
}

type Comparing<T> = { keyOf: (one: T) => string; removed: ReadonlySet<string> };

/** null when nothing new is among them. */
function withNew<T>(existing: readonly T[], incoming: readonly T[], comparing: Comparing<T>): T[] | null {
  const { keyOf, removed } = comparing;
  const known = new Set(existing.map(keyOf));
  const added: T[] = [];
  for (const one of incoming) {
    const key = keyOf(one);
    if (isKeyOfNothing(key) || known.has(key) || removed.has(key)) continue;
    known.add(key);
    added.push(one);
  }
  return added.length === 0 ? null : [...existing, ...added];
}

function isKeyOfNothing(key: string): boolean {
  return /^[a-z]+:$/.test(key);
}
