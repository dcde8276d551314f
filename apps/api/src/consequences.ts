import { refreshStages } from './contacts/stage.ts';
import type { Consequences } from './platform/database.ts';
import { followReferrals } from './referrals/follow-referrals.ts';

/** What follows from the facts of a transaction, by name. */
export const consequences: Consequences = { stages: refreshStages, referrals: followReferrals };
