import type { Settings } from '@threefold/contracts/identity';
import type { TodayItem } from '@threefold/contracts/today';
import { displayName } from '@threefold/domain/contacts/names';
import type { BusySpan } from '@threefold/domain/time/busy-span';
import { minutesPerKind } from '@threefold/domain/today/estimate';
import type { Temporal } from 'temporal-polyfill';
import { readerTimeZone } from '../contacts/find-reader.ts';
import type { Scope } from '../platform/scope.ts';
import { describeCall } from './describe-call.ts';
import type { Detail } from './details-queries.ts';
import { isOtherPerson, isReminder, type Owed } from './gather-owed.ts';
import { referrerName } from './referrer-name.ts';
import { sayWhy } from './say-why.ts';

/** What all items of a page share. */
export type Page = {
  seeker: Settings;
  scope: Scope;
  taken: readonly Temporal.Instant[];
  busy: readonly BusySpan[];
  /** What outcomes lead to, by what it follows from: kept while the page is written. */
  previews: Map<string, NonNullable<TodayItem['call']>['outcomes']>;
};

/** An item as it stands on the page: who, why now, and the one action. */
export function describeItem(owed: Owed, detail: Detail, page: Page & { withOutcomes: boolean }): TodayItem {
  const { dueAt, orderKind, contactId, why: _, ...ids } = owed;
  return {
    ...ids,
    at: dueAt?.toString() ?? null,
    title: titleOf(owed, detail),
    why: sayWhy(owed, detail, page),
    action: actionOf(owed, detail),
    minutes: minutesPerKind[orderKind],
    contact: {
      id: contactId,
      name: displayName(detail),
      title: detail.title,
      organization: detail.organization,
      city: detail.city,
      stage: detail.stage,
      timeZone: readerTimeZone(detail, page.seeker).name,
      phones: detail.phones,
      assistant: detail.assistant,
      referredBy: referrerName(detail),
    },
    call: owed.kind === 'call' ? describeCall(detail, page, page) : null,
  };
}

const titles: Record<TodayItem['kind'], (name: string) => string> = {
  call: (name) => `Call ${name}`,
  'send-letter': (name) => `Letter to ${name}`,
  'write-letter': (name) => `Write to ${name}`,
  'unsure-letter': (name) => `Did the letter to ${name} arrive?`,
  'failed-letter': (name) => `The letter to ${name} did not go out`,
  meeting: (name) => `Meet ${name}`,
  'close-meeting': (name) => `Was the meeting with ${name} held?`,
  debrief: (name) => `Look back on the meeting with ${name}`,
  'thank-you': (name) => `Thank ${name}`,
  'loop-closing': (name) => `Close the loop with ${name}`,
  'find-number': (name) => `Find a number for ${name}`,
  reply: (name) => `Answer ${name}`,
  'keep-warm': (name) => `A word to ${name}`,
};

function titleOf(owed: Owed, detail: Detail): string {
  if (owed.kind === 'write-letter' && owed.letterKind === 'confirmation')
    return `Confirm the meeting with ${displayName(detail)}`;
  if (isOtherPerson(owed)) return `Choose somebody else at ${detail.organization ?? 'the same organization'}`;
  if (isReminder(owed)) return `Remind ${displayName(detail)} of an introduction`;
  return titles[owed.kind](displayName(detail));
}

const actions: Record<TodayItem['kind'], TodayItem['action']> = {
  call: { label: 'Call', do: 'call' },
  'send-letter': { label: 'Read and send', do: 'open-letter' },
  'write-letter': { label: 'Draft it', do: 'draft-letter' },
  'unsure-letter': { label: 'Say whether it arrived', do: 'open-letter' },
  'failed-letter': { label: 'Look at the letter', do: 'open-letter' },
  meeting: { label: 'Open the prep sheet', do: 'open-meeting' },
  'close-meeting': { label: 'Say how it went', do: 'hold-meeting' },
  debrief: { label: 'Debrief', do: 'debrief' },
  'thank-you': { label: 'Draft it', do: 'draft-letter' },
  'loop-closing': { label: 'Draft it', do: 'draft-letter' },
  'find-number': { label: 'Open the contact', do: 'open-contact' },
  reply: { label: 'Open the contact', do: 'open-contact' },
  'keep-warm': { label: 'Draft it', do: 'draft-letter' },
};

function actionOf(owed: Owed, detail: Detail): TodayItem['action'] {
  if (isOtherPerson(owed)) return actions.reply;
  if (owed.kind === 'call' && detail.doNotContact) return { label: 'Let it go', do: 'open-contact' };
  const action = actions[owed.kind];
  return action.do === 'draft-letter' && owed.letterId !== null ? actions['send-letter'] : action;
}
