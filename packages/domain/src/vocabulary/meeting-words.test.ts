import { expect, test } from 'vitest';
import { meetingWords } from './meeting-words.ts';

// A job interview is no informational one, and the other way round, in every text about it.

const said = (part: unknown): string =>
  typeof part === 'function'
    ? String(part('utilization management'))
    : typeof part === 'object' && part !== null
      ? Object.values(part).map(said).join(' ')
      : String(part);

test('on the phone about an interview nobody says that it is not about a job', () => {
  expect(said(meetingWords.interview.request)).not.toMatch(/not (asking|about|a job)|informational/i);
  expect(said(meetingWords.interview.request)).toMatch(/interview/);
});

test('on the phone about an informational interview it is called that, to the assistant too, and no job is asked for', () => {
  expect(meetingWords.informational.request.toReader(null)).toMatch(
    /informational interview.*not asking for a job/,
  );
  expect(meetingWords.informational.request.toAssistant).toMatch(/informational interview/);
});

test('a hiring committee is never told that it need not prepare', () => {
  expect(said(meetingWords.interview)).not.toMatch(/nothing you need to prepare/i);
  expect(said(meetingWords.interview.confirmation)).toMatch(/position/);
});

test('an informational interview is closed with what one likes there, and no position is named', () => {
  expect(said(meetingWords.informational.bigClose)).toMatch(/I like what you're doing here/);
  expect(said(meetingWords.informational)).not.toMatch(/\bposition\b|candidate/);
});

test('on the phone after an interview that went badly the reason is said: to show the candidate that one is', () => {
  expect(meetingWords.interview.again.onThePhone).toMatch(/the candidate I am/);
});

test('whoever asks for another interview says that they can do this job well', () => {
  expect(meetingWords.interview.again.afterMeeting).toMatch(/I can do this job well/);
});

test('after an interview the letter ends with the wish to go on, and never with news of what comes of it', () => {
  for (const close of Object.values(meetingWords.interview.close)) {
    expect(close).toMatch(/very interested in this position/);
    expect(close).not.toMatch(/let you know/);
  }
});
