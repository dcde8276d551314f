import { expect, test } from 'vitest';
import { checkLetter } from '../letters/check-letter.ts';
import { draftReport, reportLetter } from './findings-report.ts';

const question = 'What slows utilization review most';
const answers = ['Missing notes.\n\nShe showed me three of them.', 'Too few\nnurses.'];

test('the report names the question and what was said, one line an answer, and leaves the conclusion open', () => {
  const { subject, body } = draftReport({ question, answers });
  expect(subject).toBe('What I learned, with your help');
  expect(body).toContain('I asked two people the same question: What slows utilization review most?');
  expect(body).toContain('- Missing notes.\n- Too few nurses.');
  expect(body).toContain('[your conclusion');
});

test('the letter to each carries the report once it has no gap, and nothing speaks against it', () => {
  const report = draftReport({ question, answers }).body.replace(/\[.*\]/, 'Notes come first.');
  const body = reportLetter({
    report,
    salutation: 'Dr. Okafor',
    me: { name: 'Dana Whitfield', credentials: 'MD' },
  });
  const contact = { givenName: 'Ruth', familyName: 'Okafor', credentials: 'MD' };
  const method = { wordLimit: 200, parts: [] };
  expect(checkLetter({ kind: 'summary', subject: 'x', body, contact, method }).warnings).toEqual([]);
  expect(body).toMatch(/^Dear Dr\. Okafor,/);
  expect(body).toContain('Notes come first.');
  expect(body.endsWith('Dana Whitfield, MD')).toBe(true);
});
