import { isProblem } from './api-problem.ts';

const byStatus: Record<number, string> = {
  403: 'You may not do this here.',
  404: 'This is not there, or it is not yours.',
  409: 'This is already there with other content. Load the page again to see it.',
  412: 'Someone changed this in the meantime. Look at the current state, then try again.',
  413: 'This is too large.',
  415: 'This kind of file cannot be read.',
  429: 'That was too fast. Wait a moment, then try again.',
  503: 'The server is busy or restarting. Try again in a minute.',
};

/** "may not be empty" as a sentence of its own. */
export const asSentence = (text: string): string => (/[.?]$/.test(text) ? text : `${text}.`);

/** One clear sentence for any error: the server's own word first, else what the status means. */
export const problemSentence = (error: unknown): string => {
  if (!isProblem(error)) return 'Something in this page went wrong. Load it again.';
  if (error.detail) return asSentence(error.detail);
  const [first] = error.errors;
  if (first) return asSentence(first.path ? `${first.path}: ${first.message}` : first.message);
  return (
    byStatus[error.status] ??
    (error.status >= 500 ? 'The server failed. Nothing was changed. Try again.' : asSentence(error.title))
  );
};
