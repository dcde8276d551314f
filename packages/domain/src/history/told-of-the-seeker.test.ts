import { describe, expect, test } from 'vitest';
import { toldOfTheSeeker } from './told-of-the-seeker.ts';

describe('what the seeker did is told to the coach by the name of the seeker', () => {
  test.each([
    [
      'You sent an outreach letter through your mail program.',
      'Dana sent an outreach letter through their mail program.',
    ],
    [
      'It is not known whether your nudge letter arrived.',
      "It is not known whether Dana's nudge letter arrived.",
    ],
    [
      'They named Tom Haugen to you. You can use their name.',
      'They named Tom Haugen to Dana. Dana can use their name.',
    ],
    ['You undid logging a call.', 'Dana undid logging a call.'],
    ['You released yourself from a promised call.', 'Dana released themselves from a promised call.'],
    [
      'A call was planned for Friday at 9:00 their time (10:00 yours).',
      'A call was planned for Friday at 9:00 their time (10:00 for Dana).',
    ],
    [
      'You moved the call of Friday (14:00 yours) to Monday (14:00 yours).',
      'Dana moved the call of Friday (14:00 for Dana) to Monday (14:00 for Dana).',
    ],
    ['Your coach left a comment.', 'A coach left a comment.'],
    ['They called a meeting off.', 'They called a meeting off.'],
  ])('%s', (told, expected) => {
    expect(toldOfTheSeeker(told, 'Dana')).toBe(expected);
  });
});
