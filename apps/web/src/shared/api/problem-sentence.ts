import { isProblem } from './api-problem.ts';

const byStatus: Record<number, string> = {
  403: 'You don’t have permission to do that.',
  404: 'Not found, or not yours.',
  409: 'This already exists with different content. Reload the page to see it.',
  412: 'This was changed in the meantime. Review the current version and try again.',
  413: 'That’s too large.',
  415: 'That type of file isn’t supported.',
  429: 'Too many requests. Wait a moment and try again.',
  503: 'The server is busy or restarting. Try again in a minute.',
};

/** "may not be empty" as a sentence of its own. */
export const asSentence = (text: string): string => (/[.?]$/.test(text) ? text : `${text}.`);

/** One clear sentence for any error: the server's own word first, else what the status means. */
export const problemSentence = (error: unknown): string => {
  if (!isProblem(error)) return 'Something went wrong on this page. Reload it.';
  if (error.detail) return asSentence(error.detail);
  const [first] = error.errors;
  if (first) return asSentence(first.path ? `${first.path}: ${first.message}` : first.message);
  return (
    byStatus[error.status] ??
    (error.status >= 500
      ? 'Something went wrong on the server. Nothing was changed. Try again.'
      : asSentence(error.title))
  );
};
