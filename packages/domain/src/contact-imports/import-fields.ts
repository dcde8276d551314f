/** What a column of a file can hold. The last five exist for our own export, so that it comes back without loss. */
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
] as const;
export type ImportField = (typeof importFields)[number];
export type ImportMapping = Record<string, ImportField>;
export const importFormats = [
  'linkedin-connections',
  'google-contacts',
  'outlook',
  'hubspot',
  'salesforce',
  'plain-csv',
  'threefold',
] as const;
export type ImportFormat = (typeof importFormats)[number];
