import { nothingKnown, pick } from '@threefold/domain/contacts/contact-facts';
import { contactColumnNames } from '@threefold/domain/contacts/contact-fields';
import { emptyTargetList } from '@threefold/domain/contacts/target-list';
import { z } from 'zod';
import { callBackStatus, callOutcome } from '../call-backs.ts';
import { commentSubject } from '../coaching.ts';
import { contactSource, phone, shapeOf, stage, targetReason } from '../contacts.ts';
import { findingKind } from '../findings.ts';
import { letterStatus, sendVia } from '../letters.ts';
import { meetingKind, meetingMode, meetingStatus } from '../meetings/meetings.ts';
import { civilDate, id, text, timeZone, version } from '../primitives.ts';
import { lostKind, referralTerms } from '../referrals.ts';
import { methodId, settings as settingsOnTheWire } from '../settings.ts';

/** To the microsecond, as the database has it: `2026-11-24T15:00:00.123456+00:00`. */
const stamp = z.iso.datetime({ offset: true });

const words = text(1_000_000);

const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullable();

const json = z.record(z.string(), z.unknown());

const orNull = () => maybe(words);

/** The fields of a contact as they are stored. */
const storedKinds = {
  name: () => words,
  line: orNull,
  text: orNull,
  linkedin: orNull,
  zone: orNull,
  country: orNull,
  flag: () => z.boolean(),
  consent: () => z.boolean(),
  emails: () => z.array(words),
  phones: () => z.array(phone),
  reasons: () => z.array(targetReason),
  tags: () => z.array(words),
};

const made = { contentHash: words, createdAt: stamp, updatedAt: stamp, version };

const trashed = { ...made, deletedAt: maybe(stamp) };

const notTried = 'what comes back is a draft, not tried yet';

/** How one table of a workspace is written into an export: its rows without the workspace, columns in camelCase. */
export type ExportedTable = {
  table: string;
  row: z.ZodObject;
  /** What other rows do not point to: the columns that tell one row from the next. */
  key: readonly string[];
  /** Columns that stay behind, and why. */
  left?: Readonly<Record<string, string>>;
  /** What a row of an export says that was made before a column came. */
  absent?: Readonly<Record<string, unknown>>;
};

function table<const Table extends ExportedTable>(definition: Table): Table {
  return definition;
}

/**
 * Everything of a workspace, in the order in which it can be restored: what is pointed to comes first. A new table of a
 * workspace has its entry here, or its reason in `tablesLeftOut`; a new column has its line.
 */
export const exportedTables = {
  settings: table({
    table: 'workspace_setting',
    key: [],
    absent: { targets: emptyTargetList, locale: 'en-US', hourCycle: 'h12', firstDayOfWeek: 7 },
    row: z.strictObject({
      timeZone,
      country: words,
      region: maybe(words),
      locale: words,
      hourCycle: settingsOnTheWire.shape.hourCycle,
      firstDayOfWeek: z.int(),
      officeHours: settingsOnTheWire.shape.officeHours,
      onDuty: settingsOnTheWire.shape.onDuty,
      method: methodId,
      referralGoal: z.int(),
      minutesPerDay: z.int(),
      keepWarmDays: z.int(),
      searchEndedAt: maybe(stamp),
      profile: settingsOnTheWire.shape.profile,
      targets: settingsOnTheWire.shape.targets,
      version,
      updatedAt: stamp,
    }),
  }),
  mailSettings: table({
    table: 'mail_setting',
    key: [],
    left: { passwordSealed: 'a password leaves in no export: it is typed in again' },
    absent: { copyToSelf: false },
    row: z.strictObject({
      host: words,
      port: z.int(),
      secure: z.boolean(),
      userName: maybe(words),
      fromAddress: words,
      copyToSelf: z.boolean(),
      version,
      updatedAt: stamp,
    }),
  }),
  contacts: table({
    table: 'contact',
    key: ['id'],
    absent: pick(nothingKnown, contactColumnNames),
    left: {
      sortName: 'is made of the name',
      search: 'is made of the other fields',
      matchKeys: 'is made of the other fields',
    },
    row: z.strictObject({
      id,
      ...shapeOf(storedKinds, contactColumnNames),
      stage,
      stageSince: stamp,
      closedAt: maybe(stamp),
      closedReason: maybe(words),
      sourceKind: contactSource.shape.kind,
      sourceLabel: maybe(words),
      sourceId: maybe(id),
      extra: maybe(json),
      brought: maybe(json),
      mergedIntoId: maybe(id),
      keptKeys: maybe(z.array(words)),
      erasedAt: maybe(stamp),
      rowHash: maybe(words),
      ...trashed,
    }),
  }),
  contactNotes: table({
    table: 'contact_note',
    key: ['contactId'],
    row: z.strictObject({ contactId: id, body: words, updatedAt: stamp }),
  }),
  stageChanges: table({
    table: 'stage_change',
    key: ['contactId', 'at'],
    row: z.strictObject({ contactId: id, at: stamp, stage }),
  }),
  templates: table({
    table: 'template',
    key: ['id'],
    row: z.strictObject({ id, kind: words, name: words, subject: words, body: words, ...made }),
  }),
  speeches: table({
    table: 'speech',
    key: ['id'],
    row: z.strictObject({ id, name: words, body: words, ...made }),
  }),
  questions: table({
    table: 'question',
    key: ['id'],
    row: z.strictObject({ id, theme: words, text: words, ...made }),
  }),
  speechVersions: table({
    table: 'speech_version',
    key: ['speechId', 'version'],
    row: z.strictObject({ speechId: id, version, name: words, body: words, createdAt: stamp }),
  }),
  researchQuestions: table({
    table: 'research_question',
    key: ['id'],
    row: z.strictObject({ id, reportSubject: words, reportBody: words, archivedAt: maybe(stamp), ...made }),
  }),
  researchAnswers: table({
    table: 'research_answer',
    key: ['researchQuestionId', 'contactId'],
    row: z.strictObject({
      researchQuestionId: id,
      contactId: id,
      meetingId: maybe(id),
      letterId: maybe(id),
      text: words,
      version,
      createdAt: stamp,
      updatedAt: stamp,
    }),
  }),
  meetings: table({
    table: 'meeting',
    key: ['id'],
    row: z.strictObject({
      id,
      kind: meetingKind,
      startsAt: stamp,
      minutes: z.int(),
      timeZone: words,
      mode: meetingMode,
      place: maybe(words),
      status: meetingStatus,
      heldAt: maybe(stamp),
      speechId: maybe(id),
      questionIds: z.array(id),
      askedQuestionIds: z.array(id),
      referralGoal: z.int(),
      speechVersion: maybe(z.int()),
      travelMinutesBefore: z.int(),
      travelMinutesAfter: z.int(),
      questionOrder: maybe(z.enum(['heart', 'tiara'])),
      endedBy: maybe(z.enum(['me', 'them'])),
      endedReason: maybe(words),
      endedLedTo: maybe(json),
      researchQuestionId: maybe(id),
      talkedSeconds: maybe(z.int()),
      measuredSeconds: maybe(z.int()),
      ...trashed,
    }),
  }),
  meetingParticipants: table({
    table: 'meeting_participant',
    key: ['meetingId', 'contactId'],
    row: z.strictObject({ meetingId: id, contactId: id, position: z.int() }),
  }),
  findings: table({
    table: 'finding',
    key: ['id'],
    left: { search: 'is made of the text' },
    row: z.strictObject({
      id,
      meetingId: maybe(id),
      contactId: maybe(id),
      kind: findingKind,
      text: words,
      couldHelp: z.boolean(),
      industry: maybe(words),
      mergedInto: maybe(id),
      ...trashed,
    }),
  }),
  findingMerges: table({
    table: 'finding_merge',
    key: ['id'],
    row: z.strictObject({
      id,
      keptId: id,
      moved: z.unknown(),
      before: z.unknown(),
      after: z.unknown(),
      contentHash: words,
      createdAt: stamp,
      undoneAt: maybe(stamp),
    }),
  }),
  organizationIndustries: table({
    table: 'organization_industry',
    key: ['organizationKey'],
    row: z.strictObject({ organizationKey: words, industry: words, updatedAt: stamp }),
  }),
  positioningSummaries: table({
    table: 'positioning_summary',
    key: ['id'],
    row: z.strictObject({ id, body: words, contentHash: words, createdAt: stamp }),
  }),
  debriefs: table({
    table: 'debrief',
    key: ['meetingId'],
    row: z.strictObject({
      meetingId: id,
      /** As `PUT .../debrief` takes them. */
      answers: json,
      letterId: maybe(id),
      version,
      createdAt: stamp,
      updatedAt: stamp,
    }),
  }),
  debriefDrafts: table({
    table: 'debrief_draft',
    key: ['meetingId'],
    row: z.strictObject({
      meetingId: id,
      answers: maybe(json),
      begunFrom: z.int(),
      version,
      updatedAt: stamp,
    }),
  }),
  referrals: table({
    table: 'referral',
    key: ['id'],
    row: z.strictObject({
      id,
      fromContactId: id,
      toContactId: id,
      meetingId: maybe(id),
      terms: referralTerms,
      note: maybe(words),
      lostReason: maybe(words),
      lostKind: maybe(lostKind),
      introducedAt: maybe(stamp),
      loopClosedAt: maybe(stamp),
      at: stamp,
      ...trashed,
    }),
  }),
  letters: table({
    table: 'letter',
    key: ['id'],
    absent: { undoUntil: null },
    left: { tries: notTried, nextTryAt: notTried },
    row: z.strictObject({
      id,
      contactId: id,
      kind: words,
      templateId: maybe(id),
      meetingId: maybe(id),
      referralId: maybe(id),
      subject: words,
      body: words,
      promiseAt: maybe(stamp),
      promiseTimeZone: words,
      status: letterStatus,
      via: maybe(sendVia),
      toAddress: maybe(words),
      messageId: maybe(words),
      queuedAt: maybe(stamp),
      undoUntil: maybe(stamp),
      sendingAt: maybe(stamp),
      sentAt: maybe(stamp),
      failure: maybe(words),
      ...trashed,
    }),
  }),
  callBacks: table({
    table: 'call_back',
    key: ['id'],
    absent: { meetingId: null },
    row: z.strictObject({
      id,
      contactId: id,
      letterId: maybe(id),
      meetingId: maybe(id),
      dueAt: stamp,
      timeZone: words,
      attempt: z.int(),
      firstDueAt: stamp,
      promised: z.boolean(),
      moved: z.boolean(),
      status: callBackStatus,
      outcome: maybe(callOutcome),
      outcomeAt: maybe(stamp),
      note: maybe(words),
      ledTo: maybe(json),
      outcomeHash: maybe(words),
      ...made,
    }),
  }),
  owedLetters: table({
    table: 'owed_letter',
    key: ['id'],
    row: z.strictObject({
      id,
      kind: words,
      contactId: id,
      meetingId: maybe(id),
      referralId: maybe(id),
      letterId: maybe(id),
      dueAt: stamp,
      why: words,
      status: z.enum(['owed', 'settled', 'released']),
      settledAt: maybe(stamp),
      createdAt: stamp,
      updatedAt: stamp,
    }),
  }),
  keepWarmPauses: table({
    table: 'keep_warm_pause',
    key: ['contactId'],
    row: z.strictObject({ contactId: id, until: stamp, updatedAt: stamp }),
  }),
  searchNews: table({
    table: 'search_news',
    key: [],
    row: z.strictObject({ outcome: maybe(words), subject: words, body: words, version, updatedAt: stamp }),
  }),
  searchNewsPeople: table({
    table: 'search_news_person',
    key: ['contactId'],
    row: z.strictObject({
      contactId: id,
      letterId: maybe(id),
      letterVersion: maybe(version),
      skippedAt: maybe(stamp),
      updatedAt: stamp,
    }),
  }),
  contactMerges: table({
    table: 'contact_merge',
    key: ['id'],
    row: z.strictObject({
      id,
      survivorId: id,
      mergedId: id,
      choices: json,
      /** The values that did not stay. */
      losing: z.unknown(),
      before: json,
      after: json,
      mergedKeys: z.array(words),
      moved: json,
      setAside: z.array(id),
      version,
      contentHash: words,
      createdAt: stamp,
      undoneAt: maybe(stamp),
    }),
  }),
  duplicates: table({
    table: 'duplicate',
    key: ['id'],
    row: z.strictObject({
      id,
      firstId: id,
      secondId: id,
      score: z.int(),
      reasons: z.unknown(),
      status: z.enum(['open', 'later', 'not-same', 'merged']),
      version,
      foundAt: stamp,
      decidedAt: maybe(stamp),
    }),
  }),
  importMappings: table({
    table: 'import_mapping',
    key: ['columnsHash'],
    row: z.strictObject({ columnsHash: words, mapping: json, updatedAt: stamp }),
  }),
  proposals: table({
    table: 'proposal',
    key: ['id'],
    row: z.strictObject({
      id,
      authorId: words,
      authorName: words,
      kind: z.enum(['contact', 'action']),
      content: json,
      note: maybe(words),
      batchId: maybe(id),
      fileName: maybe(words),
      position: z.int(),
      status: z.enum(['open', 'accepted', 'declined']),
      decidedAt: maybe(stamp),
      contentHash: words,
      createdAt: stamp,
    }),
  }),
  proposalResults: table({
    table: 'proposal_result',
    key: ['proposalId'],
    row: z.strictObject({
      proposalId: id,
      outcome: z.enum(['created', 'joined', 'agreed']),
      contactId: maybe(id),
      contactVersion: maybe(z.int()),
      before: maybe(json),
    }),
  }),
  comments: table({
    table: 'comment',
    key: ['id'],
    row: z.strictObject({
      id,
      authorId: words,
      authorName: words,
      subject: commentSubject,
      subjectId: maybe(id),
      body: words,
      readAt: maybe(stamp),
      contentHash: words,
      createdAt: stamp,
    }),
  }),
  events: table({
    table: 'event',
    key: ['id'],
    row: z.strictObject({
      id,
      at: stamp,
      kind: words,
      actorId: maybe(words),
      contactId: maybe(id),
      otherContactId: maybe(id),
      letterId: maybe(id),
      callBackId: maybe(id),
      meetingId: maybe(id),
      referralId: maybe(id),
      detail: json,
    }),
  }),
  progress: table({
    table: 'progress',
    key: ['measure', 'day'],
    row: z.strictObject({ measure: words, day: civilDate, count: z.int(), lastAt: stamp }),
  }),
} as const satisfies Record<string, ExportedTable>;
export type ExportedName = keyof typeof exportedTables;

/** What no export holds, and why. */
export const tablesLeftOut: Readonly<Record<string, string>> = {
  contact_import:
    'the book-keeping of files: where somebody came from stands with the contact and in the history',
  contact_import_piece: 'pieces of files that are being read',
  contact_import_row: 'the book-keeping of files',
  contact_import_person: 'what a dry run would have made',
  duplicate_search: 'when duplicates were last looked for',
};
