import { importFile, upload } from '@threefold/api/contact-imports/import-test.fixture';
import { findDuplicates } from '@threefold/api/contact-merging/find-duplicates';
import type { TestApp, TestPerson } from '@threefold/api/test-app';
import { letIn } from '@threefold/api/testing/build';
import { moveCallBack, recordOutcome, scheduleCallBack } from '@threefold/contracts/call-backs';
import {
  decideProposals,
  propose,
  revokeShare,
  type ShareLevel,
  writeComment,
} from '@threefold/contracts/coaching';
import { listDuplicates, mergeContacts } from '@threefold/contracts/contact-merging';
import { createContact } from '@threefold/contracts/contacts';
import {
  addFinding,
  keepPositioningSummary,
  mergeFindings,
  putOrganizationIndustry,
} from '@threefold/contracts/findings';
import { createToken } from '@threefold/contracts/identity';
import { endSearch, pauseKeepWarm, skipNews } from '@threefold/contracts/keep-warm';
import { createTemplate, draftLetter, sendLetter, updateLetter } from '@threefold/contracts/letters';
import { putDebrief, putDebriefDraft } from '@threefold/contracts/meetings/debriefs';
import { planMeeting } from '@threefold/contracts/meetings/meetings';
import { createQuestion, createSpeech } from '@threefold/contracts/meetings/prep';
import { createResearchQuestion, putResearchAnswer } from '@threefold/contracts/meetings/research';
import { addReferral } from '@threefold/contracts/referrals';
import { putMailSettings } from '@threefold/contracts/settings';

export const levels = ['progress', 'network', 'full'] as const satisfies readonly ShareLevel[];

/** One seeker with something of every kind, the coaches they let in, one they let out, and somebody who has nothing to do with them. */
export type Search = {
  seeker: TestPerson;
  stranger: TestPerson;
  formerCoach: TestPerson;
  coaches: Record<ShareLevel, TestPerson>;
  /** Real ids of the seeker's things by the name of the path parameter. */
  ids: Record<string, string>;
  /** Every text by which the seeker's private notes could be recognized. */
  privateNote: string;
};

export async function seedSearch(server: TestApp): Promise<Search> {
  const seeker = await server.signUp('Dana Whitfield');
  const stranger = await server.signUp('Ben Stranger');
  const privateNote = 'Met her when father was ill.';
  const people = await seedPeople(seeker, privateNote);
  const meeting = await seedMeeting(seeker, people.contactId);
  const letters = await seedLetters(seeker, { ...people, meetingId: meeting.meetingId });
  const library = await seedLibrary(seeker);
  await seedKeepWarm(seeker, people.contactId);
  const research = await seedResearch(seeker, people.contactId);
  await upload(server, seeker, { file: 'Name\nStill Waiting\n', name: 'waiting.csv' });
  const contactImport = await importFile(server, seeker, {
    file: 'Name,Email\nRuth Abernathy,ruth@example.org\n',
    fields: { mapping: '{"Name":"name"}' },
  });
  const merging = await seedMerging(server, seeker);
  const { coaches, formerCoach, ...shared } = await seedCoaches(server, seeker, people.contactId);
  const { id: tokenId } = await seeker.call(createToken, { body: { name: 'export', scopes: ['read'] } });
  const importId = contactImport.id;
  const ids = {
    ...people,
    ...merging,
    ...meeting,
    ...letters,
    ...library,
    ...research,
    importId,
    ...shared,
    tokenId,
  };
  return { seeker, stranger, formerCoach, coaches, privateNote, ids };
}

async function seedKeepWarm(seeker: TestPerson, contactId: string) {
  const params = { contactId };
  await seeker.call(pauseKeepWarm, { params, body: { until: '2099-01-01T00:00:00Z' } });
  await seeker.call(endSearch, { body: { outcome: 'A post at a regional plan.' } });
  await seeker.call(skipNews, { params, body: { skipped: true } });
}

async function seedPeople(seeker: TestPerson, notes: string) {
  const { id: contactId } = await seeker.call(createContact, {
    body: {
      givenName: 'Imelda',
      familyName: 'Okonkwo',
      organization: 'Calder Biologics',
      emails: ['imelda@example.org'],
      phones: ['+1 617 555 0142'],
      timeZone: 'America/New_York',
      reasons: ['role'],
      notes,
    },
  });
  return { contactId };
}

/** Two who were merged, and two who may be one person. */
async function seedMerging(server: TestApp, seeker: TestPerson) {
  const add = async (givenName: string, familyName: string, email: string) =>
    (await seeker.call(createContact, { body: { givenName, familyName, emails: [email] } })).id;
  const [survivorId, mergedId] = [
    await add('Lea', 'Frank', 'lea@example.org'),
    await add('Lea', 'Franck', 'lf@example.org'),
  ];
  const { id: mergeId } = await seeker.call(mergeContacts, { body: { survivorId, mergedId } });
  await add('Noor', 'Haddad', 'noor@example.org');
  const namesakeId = await add('Noor', 'Haddad', 'haddad@example.org');
  await findDuplicates(server.app.parts, { workspaceId: seeker.workspaceId });
  const [pair] = (await seeker.call(listDuplicates)).items;
  return { mergeId, namesakeId, duplicateId: pair?.id ?? '' };
}

async function seedMeeting(seeker: TestPerson, contactId: string) {
  const { id: meetingId } = await seeker.call(planMeeting, {
    body: { contactIds: [contactId], startsAt: '2026-11-23T15:00:00Z', status: 'held' },
  });
  const { referral } = await seeker.call(addReferral, {
    params: { meetingId },
    body: { contact: { givenName: 'Tom', familyName: 'Haugen', emails: ['tom@example.org'] } },
  });
  const { id: findingId } = await seeker.call(addFinding, {
    body: { meetingId, contactId, kind: 'advice', text: 'Talk to the payers first.' },
  });
  const also = { meetingId, kind: 'advice' } as const;
  const { id: sameId } = await seeker.call(addFinding, { body: { ...also, text: 'Payers come first.' } });
  const { id: otherFindingId } = await seeker.call(addFinding, { body: { ...also, text: 'Read the rule.' } });
  const { id: mergeId } = await seeker.call(mergeFindings, {
    body: { keepId: findingId, findingIds: [sameId] },
  });
  await seeker.call(putOrganizationIndustry, {
    body: { organization: 'Calder Biologics', industry: 'Biotechnology' },
  });
  await seeker.call(putDebrief, {
    params: { meetingId },
    body: { feeling: 4, facts: 'It went on for half an hour.' },
  });
  await seeker.call(putDebriefDraft, {
    params: { meetingId },
    body: { answers: { facts: 'It went on for an hour.' }, begunFrom: 1 },
  });
  return { meetingId, referralId: referral.id, findingId, otherFindingId, mergeId };
}

async function seedLetters(seeker: TestPerson, { contactId }: { contactId: string; meetingId: string }) {
  const params = { contactId };
  const sent = await seeker.call(draftLetter, { params, body: { kind: 'outreach' } });
  await seeker.call(updateLetter, {
    params: { letterId: sent.id },
    body: {
      subject: 'A question',
      body: 'Dear Imelda Okonkwo,\n\nMay I ask you for 20 minutes?',
      promiseAt: null,
    },
  });
  await seeker.call(sendLetter, { params: { letterId: sent.id }, body: { via: 'paper', allowBlanks: true } });
  const { id: letterId } = await seeker.call(draftLetter, { params, body: { kind: 'nudge' } });
  const { id: callBackId } = await seeker.call(scheduleCallBack, {
    body: { contactId, dueAt: '2026-11-25T15:00:00Z' },
  });
  const made = await seeker.call(scheduleCallBack, { body: { contactId, dueAt: '2026-11-25T17:00:00Z' } });
  await seeker.call(moveCallBack, {
    params: { callBackId: made.id },
    body: { dueAt: '2026-11-25T18:00:00Z' },
  });
  await seeker.call(recordOutcome, { params: { callBackId: made.id }, body: { outcome: 'voicemail' } });
  return { letterId, callBackId };
}

async function seedLibrary(seeker: TestPerson) {
  const template = { kind: 'outreach', name: 'Mine', subject: 'A question', body: 'Dear reader,' } as const;
  const { id: templateId } = await seeker.call(createTemplate, { body: template });
  const { id: speechId } = await seeker.call(createSpeech, {
    body: { name: 'Short', body: 'I am a physician.' },
  });
  const { id: questionId } = await seeker.call(createQuestion, {
    body: { text: 'What keeps you busy these days?' },
  });
  await seeker.call(keepPositioningSummary, { body: { body: 'Who I am, on one page.' } });
  await seeker.call(putMailSettings, {
    body: { host: '127.0.0.1', port: 2525, secure: false, from: 'dana@example.org', password: 'hidden' },
  });
  return { templateId, speechId, questionId };
}

async function seedResearch(seeker: TestPerson, contactId: string) {
  const { id: researchQuestionId } = await seeker.call(createResearchQuestion, {
    body: { text: 'What slows reviews most?' },
  });
  await seeker.call(putResearchAnswer, {
    params: { researchQuestionId, contactId },
    body: { text: 'Missing notes.' },
  });
  return { researchQuestionId };
}

async function seedCoaches(server: TestApp, seeker: TestPerson, contactId: string) {
  const formerCoach = await server.signUp('Emil Former');
  const formerShare = await letIn(seeker, formerCoach, 'full');
  await seeker.call(revokeShare, { params: { shareId: formerShare } });
  const coaches = {
    progress: await server.signUp('Petra Progress'),
    network: await server.signUp('Nils Network'),
    full: await server.signUp('Fay Full'),
  };
  const shareIds: string[] = [];
  for (const level of levels) shareIds.push(await letIn(seeker, coaches[level], level));
  await seeker.call(writeComment, { body: { body: 'Glad that you look in.' } });
  const { id: commentId } = await coaches.full.call(writeComment, {
    params: { workspaceId: seeker.workspaceId },
    body: { subject: 'contact', subjectId: contactId, body: 'Ask her about Calder.' },
  });
  const { id: proposalId } = await coaches.full.call(propose, {
    params: { workspaceId: seeker.workspaceId },
    body: { contact: { givenName: 'Imelda', familyName: 'Okonkwo', emails: ['imelda@example.org'] } },
  });
  await seeker.call(decideProposals, { body: { ids: [proposalId], accept: true } });
  return { formerCoach, coaches, shareId: shareIds[0] ?? '', commentId, proposalId };
}
