// What the server of the journeys and the journeys themselves agree on.

/** A Tuesday before noon in New York, two days before Thanksgiving. */
export const beginning = '2026-11-24T15:00:00Z';

/** Says what time it is on the journey of this request. */
export const clockHeader = 'x-journey-clock';

export const mailPath = '/journey-mail';
