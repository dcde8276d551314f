// What is wrong with a value, in words that read on after the name of its field: the server sends them in `errors` of a
// problem document, the browser shows them beside the field before anything is sent.
import { z } from 'zod';

const formats: Record<string, string> = {
  email: 'must be an email such as ruth@example.org',
  uuid: 'must be a UUID',
  date: 'must be a date such as 2026-11-24',
  datetime: 'must be a date and time with an offset, such as 2026-11-24T13:00:00-05:00',
};

const types: Record<string, string> = {
  string: 'must be text',
  number: 'must be a number',
  int: 'must be a whole number',
  boolean: 'must be true or false',
  array: 'must be a list',
  tuple: 'must be a list',
  object: 'must be an object',
};

const counted = (count: number | bigint, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** "at least 3 characters", "at most 20 entries", "at least 5". */
const bound = (origin: string, limit: number | bigint): string => {
  if (origin === 'string') return counted(limit, 'character', 'characters');
  if (origin === 'array' || origin === 'set') return counted(limit, 'entry', 'entries');
  return String(limit);
};

const verbOf = (origin: string): string =>
  origin === 'string' || origin === 'array' || origin === 'set' ? 'have' : 'be';

/** Undefined where zod's own words will do. */
export const issueInWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : types[issue.expected];
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) === 1) return 'must not be empty';
      return `must ${verbOf(issue.origin)} at least ${bound(issue.origin, issue.minimum)}`;
    case 'too_big':
      return `must ${verbOf(issue.origin)} at most ${bound(issue.origin, issue.maximum)}`;
    case 'invalid_format':
      return formats[issue.format];
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    // Of the alternatives the one that was meant: its kind of value is right.
    case 'invalid_union':
      return issue.errors.flat().find(({ code }) => code !== 'invalid_type')?.message;
    default:
      return undefined;
  }
};

z.config({
  customError: issueInWords,
  // A page's content security policy refuses functions made of text, and reports the attempt; schemas are made ready without.
  ...('document' in globalThis ? { jitless: true } : {}),
});
