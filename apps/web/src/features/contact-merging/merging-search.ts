// What the pages of merging keep in the address.

type QueueSearch = { show?: 'later' | 'not-same' };
export const readQueueSearch = ({ show }: Record<string, unknown>): QueueSearch =>
  show === 'later' || show === 'not-same' ? { show } : {};

/** `with` is who goes into the one of the path; `queue` where the seeker came from the pairs to decide. */
type MergeSearch = { with?: string; queue?: true };
export const readMergeSearch = (search: Record<string, unknown>): MergeSearch => ({
  ...(typeof search.with === 'string' && { with: search.with }),
  ...(search.queue === true && { queue: true as const }),
});
