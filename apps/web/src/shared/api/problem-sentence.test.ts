import { expect, test } from 'vitest';
import { ApiProblem, fieldError, problemFrom } from './api-problem.ts';
import { problemSentence } from './problem-sentence.ts';

test("the server's own detail is said, as a whole sentence", () => {
  const problem = problemFrom(422, { title: 'Rule broken', detail: 'Thursday is Thanksgiving in the US' });
  expect(problemSentence(problem)).toBe('Thursday is Thanksgiving in the US.');
});

test('a stale change says what to do', () => {
  expect(problemSentence(new ApiProblem({ status: 412, title: 'Stale' }))).toContain(
    'Review the current version',
  );
});

test('a refused field names itself and can be shown beside its field', () => {
  const problem = problemFrom(400, {
    title: 'Malformed',
    errors: [{ path: 'emails.0', message: 'must be an e-mail address' }],
  });
  expect(problemSentence(problem)).toBe('emails.0: must be an e-mail address.');
  expect(fieldError(problem, 'emails.0')).toBe('must be an e-mail address');
  expect(fieldError(problem, 'givenName')).toBeUndefined();
});

test('an answer that is no problem document still makes a sentence', () => {
  expect(problemSentence(problemFrom(500, '<html>'))).toBe(
    'Something went wrong on the server. Nothing was changed. Try again.',
  );
  expect(problemSentence(problemFrom(418, null))).toBe('The server answered 418.');
});

test('an error of the page itself is not blamed on the server', () => {
  expect(problemSentence(new TypeError('x is undefined'))).toContain('on this page');
});
