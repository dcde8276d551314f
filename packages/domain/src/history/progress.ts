import type { EventDetails, EventKind } from './event-kinds.ts';

/**
 * Progress: the few figures that a coach may see at every level, counted from the history by day, so that a roster of
 * many clients never reads anybody's rows. What is taken back is counted back.
 */
export const measures = [
  'contacts',
  'letters',
  'calls',
  'meetings',
  'referrals',
  'promises-kept',
  'promises-moved',
  'promises-released',
] as const;
export type Measure = (typeof measures)[number];
export type MeasureChange = { measure: Measure; by: number };

type Rule<Kind extends EventKind> = (detail: EventDetails[Kind]) => readonly MeasureChange[];

function one(measure: Measure): readonly MeasureChange[] {
  return [{ measure, by: 1 }];
}
function less(measure: Measure): readonly MeasureChange[] {
  return [{ measure, by: -1 }];
}

function lessBy(by: number): readonly MeasureChange[] {
  return by === 0 ? [] : [{ measure: 'referrals', by: -by }];
}

const rules: { [Kind in EventKind]?: Rule<Kind> } = {
  'contact-added': () => one('contacts'),
  'contact-imported': () => one('contacts'),
  'contact-binned': () => less('contacts'),
  'contact-restored': () => one('contacts'),
  'contacts-merged': ({ referrals }) => [...less('contacts'), ...lessBy(referrals)],
  'contacts-parted': ({ referrals }) => [...one('contacts'), ...lessBy(-referrals)],
  'letter-sent': () => one('letters'),
  'letter-taken-back': ({ wasSent }) => (wasSent ? less('letters') : []),
  'call-made': ({ promised, early }) =>
    promised && !early ? [...one('calls'), ...one('promises-kept')] : one('calls'),
  'call-undone': ({ promised, early }) =>
    promised && !early ? [...less('calls'), ...less('promises-kept')] : less('calls'),
  'call-moved': ({ promised }) => (promised ? one('promises-moved') : []),
  'call-released': ({ promised }) => (promised ? one('promises-released') : []),
  'meeting-held': ({ position }) => (position === 0 ? one('meetings') : []),
  'meeting-not-held': ({ position }) => (position === 0 ? less('meetings') : []),
  'meeting-binned': ({ wasHeld, position }) => (wasHeld && position === 0 ? less('meetings') : []),
  'meeting-restored': ({ wasHeld, position }) => (wasHeld && position === 0 ? one('meetings') : []),
  'referral-named': () => one('referrals'),
  'referral-binned': () => less('referrals'),
  'referral-restored': () => one('referrals'),
};

/** What one event changes in the figures. */
export function progressOf<Kind extends EventKind>(
  kind: Kind,
  detail: EventDetails[Kind],
): readonly MeasureChange[] {
  return rules[kind]?.(detail) ?? [];
}
