import type { EventDetails, EventKind } from '@threefold/domain/history/event-kinds';
import type { QuietKind } from '@threefold/domain/history/what-follows';

/** One line of history. The ids say what it touches; `detail` is what the kind asks for. */
export type HistoryEvent = {
  [Kind in EventKind]: {
    kind: Kind;
    detail: EventDetails[Kind];
    /** When it happened, where that is not the instant of the request. */
    at?: string;
    contactId?: string | null;
    otherContactId?: string | null;
    letterId?: string | null;
    callBackId?: string | null;
    meetingId?: string | null;
    referralId?: string | null;
  };
}[EventKind];

/** What changes a person's standing and is no line of history. */
export type QuietFact = { kind: QuietKind; at?: string; contactId?: string; otherContactId?: string };

export type Fact = HistoryEvent | QuietFact;

/** `at`: ISO instant. `actorId` is null for the program itself. */
export type Recorded<Kind extends Fact = Fact> = { fact: Kind; at: string; actorId: string | null };

/** A fact as a consequence sees it: whom it concerns, and since when. */
export type Concern = { contactId: string; at: string; fact: Fact };
