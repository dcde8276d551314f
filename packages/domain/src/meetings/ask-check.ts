// In the meeting the seeker listens; a question that asks for a job turns the other into a gatekeeper.
// Source: the informational-interview article. The same wordings count as in a letter.
import { requestsForJob } from '../text/job-wordings.ts';
import { plainText, sentencesOf } from '../text/sentences.ts';

export type AskWarning = { code: 'asks-for-job'; message: string; start: number; end: number };

/** The places of a question that ask for a job; empty where it asks to learn. */
export function checkQuestion(question: string): AskWarning[] {
  return requestsForJob(sentencesOf(plainText(question))).map(({ start, end }) => ({
    code: 'asks-for-job',
    message: 'This asks for a job. Ask what they see, and let them think of you.',
    start,
    end,
  }));
}
