import { expect, test } from 'vitest';
import { asProblem } from './problem-replies.ts';

const failing = (code: string) => Object.assign(new Error('as the database says it'), { code });

test.each([
  ['two that waited for each other', '40P01', 503, 1],
  ['two that could not have come one after the other', '40001', 503, 1],
  ['a database that goes away', '57P01', 503, undefined],
  ['a full disk', '53100', 503, undefined],
  ['anything else', '42601', 500, undefined],
])('%s: a caller is told to come again, where that helps', (_, code, status, seconds) => {
  // Of an error of the database the handler looks at the code alone.
  const problem = asProblem(failing(code) as Parameters<typeof asProblem>[0]);
  expect([problem.status, problem.extra.retryAfterSeconds]).toEqual([status, seconds]);
  expect(problem.message).not.toContain('as the database says it');
});
