import { mayNameReferrer } from '@threefold/domain/referrals/referral-state';
import type { ApiReply } from '../../shared/api/request.ts';

type Chain = ApiReply<'GET /workspaces/:workspaceId/contacts/:contactId/chain'>;

/** Who named this reader on terms that let the letter say so: the one before them in the chain, and any others. */
export const nameableReferrers = ({ items, otherReferrers }: Chain, contactId: string): string[] => {
  const at = items.findIndex((link) => link.contactId === contactId);
  const own = items[at];
  const before = items[at - 1];
  const main = own?.terms && before && mayNameReferrer(own.terms) ? [before.name] : [];
  const others = otherReferrers.flatMap(({ name, terms }) => (terms && mayNameReferrer(terms) ? [name] : []));
  return [...new Set([...main, ...others])];
};
