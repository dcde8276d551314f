/** Ids that the examples in the description of the API speak of. */
export const exampleIds = {
  contact: '01938f6a-3c00-7a10-8c61-2f0d5b7e9a01',
  otherContact: '01938f6a-3c00-7a10-8c61-2f0d5b7e9a02',
  meeting: '01938f6a-3c00-7b20-9d72-301e6c8fab03',
  finding: '01938f6a-3c00-7c30-ae83-412f7d90bc04',
  otherFinding: '01938f6a-3c00-7c30-ae83-412f7d90bc05',
  proposal: '01938f6a-3c00-7d40-bf94-52308ea1cd06',
} as const;
