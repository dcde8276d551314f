import { addContact, draftTo, heldMeeting, named } from '@threefold/api/testing/build';
import { seekerForFile } from '@threefold/api/testing/seeker';
import type { Endpoint } from '@threefold/contracts/endpoint';
import { routes } from '@threefold/contracts/routes';
import { describe, expect, test } from 'vitest';

const { dana } = seekerForFile();
const friday = '2026-11-27T15:00:00Z';
const laterOnFriday = '2026-11-27T17:00:00Z';

type Begun = { params?: Record<string, string>; body?: object };
/** Begins something with a contact; answers what the step after it needs. */
type Begin = (contactId: string) => Promise<Begun>;

const changes = {
  'in the trash': (contactId) => dana.call(routes.deleteContact, { params: { contactId } }),
  'not to be contacted': (contactId) =>
    dana.call(routes.updateContact, { params: { contactId }, body: { doNotContact: true } }),
  closed: (contactId) => dana.call(routes.closeContact, { params: { contactId }, body: { closed: true } }),
  'merged away': async (contactId) => {
    const survivor = await addContact(dana, { familyName: 'Haugen' });
    await dana.call(routes.mergeContacts, { body: { survivorId: survivor.id, mergedId: contactId } });
  },
} satisfies Record<string, (contactId: string) => Promise<unknown>>;

const withContact: Begin = async (contactId) => ({ params: { contactId } });
const withDraft: Begin = async (contactId) => ({
  params: { letterId: (await draftTo(dana, contactId, { promiseAt: friday })).id },
});
const withCall: Begin = async (contactId) => {
  const call = await dana.call(routes.scheduleCallBack, { body: { contactId, dueAt: friday } });
  return { params: { callBackId: call.id } };
};
const withMadeCall: Begin = async (contactId) => {
  const { params = {} } = await withCall(contactId);
  await dana.attempt(routes.recordOutcome, { params, body: { outcome: 'voicemail' } });
  return { params };
};
const withMeeting: Begin = async (contactId) => {
  const meeting = await dana.call(routes.planMeeting, {
    body: { contactIds: [contactId], startsAt: friday },
  });
  return { params: { meetingId: meeting.id } };
};
const withHeld: Begin = async (contactId) => ({
  params: { meetingId: (await heldMeeting(dana, [contactId])).id },
});
const withEnded: Begin = async (contactId) => {
  const { params = {} } = await withMeeting(contactId);
  await dana.attempt(routes.endMeeting, { params, body: { status: 'cancelled', by: 'them' } });
  return { params };
};
const withName: Begin = async (contactId) => {
  const from = (await addContact(dana)).id;
  return { params: { referralId: (await named(dana, { from, to: contactId })).id } };
};
const saying =
  (begin: Begin, body: (contactId: string) => object): Begin =>
  async (contactId) => ({ ...(await begin(contactId)), body: body(contactId) });

/** The answers after the four changes in their order: done, or the code of the refusal. */
type Answers = [inBin: string, notToBeContacted: string, closed: string, mergedAway: string];
const steps: [string, Answers, Endpoint, Begin][] = [
  [
    'a letter is drafted',
    ['not-found', 'do-not-contact', 'yes', 'not-found'],
    routes.draftLetter,
    saying(withContact, () => ({ kind: 'nudge' })),
  ],
  [
    'a draft is changed',
    ['not-found', 'do-not-contact', 'yes', 'yes'],
    routes.updateLetter,
    saying(withDraft, () => ({ subject: 'Other' })),
  ],
  [
    'a draft is sent',
    ['not-found', 'do-not-contact', 'yes', 'yes'],
    routes.sendLetter,
    saying(withDraft, () => ({ via: 'paper', allowBlanks: true })),
  ],
  ['a draft is thrown away', ['yes', 'yes', 'yes', 'yes'], routes.deleteLetter, withDraft],
  [
    'a draft is opened in a mail program',
    ['not-found', 'do-not-contact', 'yes', 'yes'],
    routes.getLetterEml,
    async (world) => ({ ...(await withDraft(world)), query: { allowBlanks: 'true' } }),
  ],
  [
    'a call is put in',
    ['not-found', 'do-not-contact', 'contact-closed', 'not-found'],
    routes.scheduleCallBack,
    saying(
      async () => ({}),
      (contactId) => ({ contactId, dueAt: friday }),
    ),
  ],
  [
    'the outcome of a call is written down',
    ['not-found', 'yes', 'yes', 'yes'],
    routes.recordOutcome,
    saying(withCall, () => ({ outcome: 'voicemail' })),
  ],
  [
    'a call is moved',
    ['not-found', 'do-not-contact', 'contact-closed', 'yes'],
    routes.moveCallBack,
    saying(withCall, () => ({ dueAt: laterOnFriday })),
  ],
  [
    'a call is let go',
    ['not-found', 'yes', 'yes', 'yes'],
    routes.releaseCallBack,
    saying(withCall, () => ({ reason: 'No longer needed.' })),
  ],
  ['an outcome is taken back', ['not-found', 'yes', 'yes', 'yes'], routes.undoOutcome, withMadeCall],
  [
    'a meeting is planned',
    ['not-found', 'yes', 'yes', 'not-found'],
    routes.planMeeting,
    saying(
      async () => ({}),
      (contactId) => ({ contactIds: [contactId], startsAt: friday }),
    ),
  ],
  [
    'a meeting is changed',
    ['yes', 'yes', 'yes', 'yes'],
    routes.updateMeeting,
    saying(withMeeting, () => ({ place: 'The lobby' })),
  ],
  [
    'a meeting is moved',
    ['yes', 'yes', 'yes', 'yes'],
    routes.rescheduleMeeting,
    saying(withMeeting, () => ({ startsAt: laterOnFriday })),
  ],
  [
    'a meeting is cancelled',
    ['not-found', 'yes', 'yes', 'yes'],
    routes.endMeeting,
    saying(withMeeting, () => ({ status: 'cancelled', by: 'them' })),
  ],
  ['a cancelled meeting is taken back', ['cannot-undo', 'yes', 'yes', 'yes'], routes.undoEnding, withEnded],
  [
    'a meeting is looked back on',
    ['yes', 'yes', 'yes', 'yes'],
    routes.putDebrief,
    saying(withHeld, () => ({ feeling: 4, facts: 'We spoke.' })),
  ],
  [
    'a name is noted in a meeting',
    ['not-found', 'yes', 'yes', 'yes'],
    routes.addReferral,
    saying(withHeld, () => ({ contact: { familyName: 'Iyer' } })),
  ],
  [
    'they are named by somebody',
    ['not-found', 'yes', 'yes', 'merged'],
    routes.nameReferral,
    async (contactId) => ({ body: { contactId, fromContactId: (await addContact(dana)).id } }),
  ],
  [
    'a referral to them is changed',
    ['yes', 'yes', 'yes', 'yes'],
    routes.updateReferral,
    saying(withName, () => ({ note: 'Runs the unit.' })),
  ],
  [
    'a finding is noted',
    ['not-found', 'yes', 'yes', 'not-found'],
    routes.addFinding,
    saying(
      async () => ({}),
      (contactId) => ({ contactId, kind: 'fact', text: 'They hire.' }),
    ),
  ],
  [
    'a comment is written',
    ['not-found', 'yes', 'yes', 'not-found'],
    routes.writeComment,
    saying(
      async () => ({}),
      (contactId) => ({ subject: 'contact', subjectId: contactId, body: 'A word.' }),
    ),
  ],
  [
    'keeping in touch is put off',
    ['not-found', 'yes', 'yes', 'merged'],
    routes.pauseKeepWarm,
    saying(withContact, () => ({ until: '2027-01-01T00:00:00Z' })),
  ],
];

/** Thrown away by itself, whatever it is about. */
const away: Record<string, Endpoint> = {
  letterId: routes.deleteLetter,
  meetingId: routes.deleteMeeting,
  referralId: routes.deleteReferral,
};

async function answerAfter(
  change: (contactId: string, begun: Begun) => Promise<unknown>,
  step: Endpoint,
  begin: Begin,
) {
  const { id } = await addContact(dana);
  const begun = await begin(id);
  await change(id, begun);
  const { status, body } = await dana.attempt(step, begun);
  return status < 300 ? 'yes' : String(body.code);
}

describe('after they were thrown away, marked, closed or merged:', () => {
  test.each(steps)('%s', async (_, answers, step, begin) => {
    const found: string[] = [];
    for (const change of Object.values(changes)) found.push(await answerAfter(change, step, begin));
    expect(found).toEqual(answers);
  });
});

describe('after the thing itself was thrown away nothing goes on with it:', () => {
  const things = steps.flatMap(([name, , step, begin]) => {
    const throwAway = Object.entries(away).find(([param]) => step.path.includes(`:${param}`))?.[1];
    return throwAway && throwAway !== step ? [{ name, step, begin, throwAway }] : [];
  });
  test.each(things)('$name', async ({ step, begin, throwAway }) => {
    const answer = await answerAfter(
      (_, { params = {} }) => dana.attempt(throwAway, { params }),
      step,
      begin,
    );
    expect(answer).toBe('not-found');
  });
});
