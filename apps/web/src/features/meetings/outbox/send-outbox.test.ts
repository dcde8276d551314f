import { expect, test } from 'vitest';
import { ApiProblem } from '../../../shared/api/api-problem.ts';
import { refusalOf } from './send-outbox.ts';

const problem = (status: number) => new ApiProblem({ status, title: 'A word of the server' });

test('a note waits while there is no network, no session, or a server that fails', () => {
  expect([0, 401, 408, 429, 500, 502, 503].map((status) => refusalOf(problem(status)))).toEqual(
    Array(7).fill(null),
  );
  expect(refusalOf(new DOMException('Too slow', 'TimeoutError'))).toBeNull();
});

test('a note that the server will never take as it is carries its word', () => {
  for (const status of [404, 409, 412, 422]) expect(refusalOf(problem(status))).toMatch(/\.$/);
});
