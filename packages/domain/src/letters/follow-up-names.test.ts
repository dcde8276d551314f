import { expect, test } from 'vitest';
import { methods } from '../vocabulary/methods.ts';
import { checkLetter } from './check-letter.ts';
import { chooseFollowUp } from './follow-up.ts';
import { followUpBody, type NamedThere, namesInWords } from './follow-up-words.ts';
import { mergeValues } from './merge-values.ts';

const person = (name: string, changes: Partial<NamedThere> = {}): NamedThere => ({
  name,
  introductionAwaited: false,
  inTouch: false,
  ...changes,
});
const rosa = person('Rosa Lind');
const omar = person('Omar Haddad');
const offered = person('Mei Tan', { introductionAwaited: true });
const reached = person('Jo Park', { inTouch: true });

test.each([
  ['one', [rosa], "Thank you for suggesting I talk with Rosa Lind. I'll reach out in the coming days."],
  [
    'two',
    [rosa, omar],
    "Thank you for suggesting I talk with Rosa Lind and Omar Haddad. I'll reach out in the coming days.",
  ],
  ['an introduction', [offered], 'Thank you for offering to introduce me to Mei Tan. I look forward to it.'],
  [
    'a referral and an introduction',
    [rosa, offered],
    "Thank you for suggesting I talk with Rosa Lind. I'll reach out in the coming days. " +
      'Thank you as well for offering to introduce me to Mei Tan. I look forward to it.',
  ],
  ['one who was written to since', [reached], 'Thank you for suggesting I talk with Jo Park.'],
  [
    'one written to and one not',
    [reached, rosa],
    "Thank you for suggesting I talk with Jo Park and Rosa Lind. I'll reach out to Rosa Lind in the coming days.",
  ],
  [
    'an introduction that nobody waits for, since a letter went out',
    [{ ...offered, inTouch: true }],
    'Thank you for suggesting I talk with Mei Tan.',
  ],
])('thanks for %s', (_what, named, words) => {
  expect(namesInWords(named, 'informational')).toBe(words);
});

test('nobody named, or an interview: no such sentence', () => {
  expect(namesInWords([], 'informational')).toBeNull();
  expect(namesInWords([rosa], 'interview')).toBeNull();
});

test('stands in the letter before its close, and the letter passes its own check', () => {
  const debrief = { feeling: 4, facts: '', incidents: [], flubbed: [], missedPoints: [] } as const;
  const followUp = chooseFollowUp({ ...debrief, furtherResearch: 'Two plans publish their review times' });
  const named = namesInWords([rosa, offered], 'informational');
  const { subject, body } = followUpBody(
    followUp,
    mergeValues({
      contact: { givenName: 'Ana', familyName: 'Jackson' },
      me: { name: 'Dana Whitfield' },
      meeting: { dayInWords: 'Tuesday, November 24', named },
    }),
  );
  expect(body).toContain(`${named}\n\nI'll let you know where it leads.`);
  const { warnings } = checkLetter({
    kind: followUp.kind,
    subject,
    body,
    contact: { givenName: 'Ana', familyName: 'Jackson' },
    method: methods.promise,
    debrief,
  });
  expect(warnings).toEqual([]);
});
