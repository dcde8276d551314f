import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { answersInWords, awaitsAnswer, howOf, whoOf } from './meeting-words.ts';

const named = (...names: string[]) => ({
  participants: names.map((name) => ({ id: name, name, organization: null })),
});
const at = (time: string) => Temporal.Instant.from(`2026-11-24T${time}Z`);

test('a meeting is called by its people', () => {
  expect(whoOf(named('Imelda Okonkwo', 'Rafael Moreau'))).toBe('Imelda Okonkwo and Rafael Moreau');
  expect(whoOf(named('Imelda Okonkwo', 'Rafael Moreau', 'Priya Iyer'))).toBe('Imelda Okonkwo and 2 others');
});

test('a meeting says what it is called: an informational interview, or a job interview', () => {
  expect(howOf({ minutes: 25, mode: 'video', place: null, kind: 'informational' })).toBe(
    'Informational interview, 25 minutes by video',
  );
  expect(howOf({ minutes: 45, mode: 'in-person', place: 'Room 4', kind: 'interview' })).toMatch(
    /^Job interview, 45 minutes .*, Room 4$/,
  );
});

test('a meeting awaits an answer once its agreed time is over', () => {
  // Only what the rule reads.
  const meeting = { status: 'planned', startsAt: '2026-11-24T18:00:00Z', minutes: 25 } as Meeting;
  expect(awaitsAnswer(meeting, at('18:24:00'))).toBe(false);
  expect(awaitsAnswer(meeting, at('18:26:00'))).toBe(true);
  expect(awaitsAnswer({ ...meeting, status: 'held' }, at('18:26:00'))).toBe(false);
});

test('a question of one’s own says whom it has reached', () => {
  expect(answersInWords({ answered: 0, asked: 0 })).toBe('No one asked yet');
  expect(answersInWords({ answered: 0, asked: 2 })).toBe('Two asked, no answers yet');
  expect(answersInWords({ answered: 2, asked: 3 })).toBe('Two answered, three asked');
});
