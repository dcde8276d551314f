// A warning points at a place in the letter and says what the reader would stumble over; it never forbids sending.
// The one exception is do-not-contact, which the sender has to respect.

/** What may be wrong with the call that a letter promises. */
export const callWarningCodes = [
  'weekday-mismatch',
  'promise-differs',
  'unclear-date',
  'promise-past',
  'weekend',
  'holiday',
  'outside-hours',
  'on-duty',
  'slot-taken',
] as const;

export const letterWarningCodes = [
  ...callWarningCodes,
  'asks-for-job',
  'too-long',
  'unfilled-gap',
  'wrong-name',
  'two-promises',
  'pressure',
  'do-not-contact',
  'second-apology',
  'blame',
  'begging',
  'joke-after-illness',
  'missing-point',
  'claims-permission',
  'introduction-awaited',
  'asks-favour',
  'only-thanks',
  'apology-alone',
  'wish-missing',
  'same-day-twice',
  'day-before-call',
  'call-too-early',
] as const;

export type LetterWarningCode = (typeof letterWarningCodes)[number];

/** `start` and `end` are UTF-16 offsets in the body; equal where the warning concerns no one place. */
export type LetterWarning = { code: LetterWarningCode; message: string; start: number; end: number };
