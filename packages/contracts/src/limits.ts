// How many characters a text may have, for the schemas and for the fields that write it. It stands apart from the schemas, so that a page
// that asks for a limit loads no zod. The fields of a contact have theirs in the domain, beside what else is known of each.
export const limits = {
  search: 200,
  /** Also of the news and the report, which go out as letters. */
  letterSubject: 300,
  letterBody: 50_000,
  newsOutcome: 1000,
  newsBody: 20_000,
  callNote: 4000,
  callMoveWord: 2000,
  callReleaseReason: 2000,
  meetingPlace: 300,
  meetingEndedReason: 300,
  questionText: 500,
  speechBody: 10_000,
  findingText: 4000,
  summaryBody: 10_000,
  debriefFacts: 10_000,
  debriefAnswer: 4000,
  debriefNextStep: 1000,
  debriefAlsoTo: 5,
  flubbedQuestion: 1000,
  betterAnswer: 4000,
  researchQuestion: 500,
  researchAnswer: 10_000,
  researchReport: 20_000,
} as const;
