import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { shelf } from '../../../shared/offline/on-device.ts';
import { isPrepKey, type Prep } from '../meetings-requests.ts';

/** The meetings that this device can open with no network, earliest first. */
export const offlineMeetings = (workspaceId: string): Meeting[] =>
  shelf
    .all()
    // Kept from the answers to that query, under its key.
    .flatMap(({ key, data }) => (isPrepKey(workspaceId, key) ? [(data as Prep).meeting] : []))
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
