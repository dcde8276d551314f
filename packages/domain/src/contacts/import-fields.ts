/**
 * What a column of a file can hold. `extra`: it has no field of its own and is kept beside the contact; `ignore`: the seeker
 * wants it left out; `relation`: somebody who has to do with the person, named as what in a column beside it. Those from
 * `connectedOn` to `doNotContact`, and `threefoldId`, exist for our own export, so that it comes back without loss.
 */
export const importFields = [
  'name',
  'givenName',
  'familyName',
  'credentials',
  'email',
  'phone',
  'organization',
  'title',
  'linkedinUrl',
  'city',
  'region',
  'country',
  'referredBy',
  'tags',
  'notes',
  'ignore',
  'connectedOn',
  'timeZone',
  'reasons',
  'faceToFace',
  'doNotContact',
  'relation',
  'threefoldId',
  'extra',
] as const;
export type ImportField = (typeof importFields)[number];
export type ImportMapping = Record<string, ImportField>;
export const importFormats = [
  'linkedin-connections',
  'google-contacts',
  'outlook',
  'hubspot',
  'salesforce',
  'vcard',
  'xlsx',
  'plain-csv',
  'threefold',
] as const;
export type ImportFormat = (typeof importFormats)[number];
