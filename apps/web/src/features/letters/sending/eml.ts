import { address } from '../../../shared/api/address.ts';

/** Where the letter lies as a file that any mail program opens. */
export const emlHref = (workspaceId: string, letterId: string): string =>
  address('/api/v1/workspaces/:workspaceId/letters/:letterId/eml', { workspaceId, letterId });

/** Longer addresses are cut by some mail programs and systems, and the end of the letter with them. */
const longestMailto = 1_900;

export const isTooLongForMailto = (mailto: string): boolean => mailto.length > longestMailto;

/** Begins a download without leaving the page. */
export const download = (href: string, name: string): void => {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
};
