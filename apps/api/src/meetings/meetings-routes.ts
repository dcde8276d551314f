import * as debriefs from '@threefold/contracts/meetings/debriefs';
import * as meetings from '@threefold/contracts/meetings/meetings';
import * as prep from '@threefold/contracts/meetings/prep';
import * as research from '@threefold/contracts/meetings/research';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { chooseConfirmed } from './confirmation.ts';
import { putDebrief, readDebrief, readSoFar } from './debrief.ts';
import { keepDraft, putAwaySent, throwAwayDraft } from './debrief-drafts.ts';
import { endMeeting, previewEndings, undoEnding } from './end-meeting.ts';
import { findMeeting, listMeetings } from './meeting.ts';
import { findClashes, planMeeting } from './plan-meeting.ts';
import { readPrep } from './prep.ts';
import { createQuestion, listQuestions, updateQuestion } from './questions.ts';
import { rescheduleMeeting, undoReschedule } from './reschedule-meeting.ts';
import {
  createResearch,
  draftLetters,
  draftReport,
  findResearch,
  listResearch,
  putResearchAnswer,
  updateResearch,
} from './research.ts';
import { createSpeech, listSpeeches, listSpeechVersions, updateSpeech } from './speeches.ts';
import { restoreMeeting, trashMeeting } from './trash-meeting.ts';
import { updateMeeting } from './update-meeting.ts';

export function meetingsRoutes(app: App): void {
  meetingRoutes(app);
  changeRoutes(app);
  speechRoutes(app);
  questionRoutes(app);
  debriefRoutes(app);
  researchRoutes(app);
}

function meetingRoutes(app: App): void {
  serve(app, meetings.listMeetings, ({ db, scope, query }) => listMeetings(db, scope, query));
  serve(app, meetings.planMeeting, async ({ db, scope, body, reply }) => {
    const meeting = await planMeeting(db, scope, body);
    if (meeting.isNew) reply.code(201);
    return meeting.value;
  });
  serve(app, meetings.getClashes, async ({ db, scope, query }) => ({
    clashes: await findClashes(db, scope, query),
  }));
  serve(app, meetings.getMeeting, ({ db, scope, params }) => findMeeting(db, scope, params.meetingId));
  serve(app, prep.getPrep, ({ db, scope, params }) => readPrep(db, scope, params.meetingId));
  serve(app, meetings.updateMeeting, ({ db, scope, params, body, ifMatch }) =>
    updateMeeting(db, scope, { ...body, meetingId: params.meetingId, ifMatch }),
  );
  serve(app, meetings.deleteMeeting, ({ db, scope, params, ifMatch }) =>
    trashMeeting(db, scope, { meetingId: params.meetingId, ifMatch }),
  );
  serve(app, meetings.restoreMeeting, ({ db, scope, params }) => restoreMeeting(db, scope, params.meetingId));
}

/** What becomes of a meeting that was not held as it was planned. */
function changeRoutes(app: App): void {
  serve(app, prep.chooseConfirmed, ({ db, scope, params, body }) =>
    chooseConfirmed(db, scope, { meetingId: params.meetingId, contactIds: [...new Set(body.contactIds)] }),
  );
  serve(app, meetings.rescheduleMeeting, ({ db, scope, params, body, ifMatch }) =>
    rescheduleMeeting(db, scope, { ...body, meetingId: params.meetingId, ifMatch }),
  );
  serve(app, meetings.undoReschedule, ({ db, scope, params, body, ifMatch }) =>
    undoReschedule(db, scope, { ...body, meetingId: params.meetingId, ifMatch }),
  );
  serve(app, meetings.previewEndings, ({ db, scope, params, query }) =>
    previewEndings(db, scope, { meetingId: params.meetingId, contactId: query.contactId }),
  );
  serve(app, meetings.endMeeting, ({ db, scope, params, body, ifMatch }) =>
    endMeeting(db, scope, { ...body, meetingId: params.meetingId, ifMatch }),
  );
  serve(app, meetings.undoEnding, ({ db, scope, params }) => undoEnding(db, scope, params.meetingId));
}

function speechRoutes(app: App): void {
  serve(app, prep.listSpeeches, ({ db, scope }) => listSpeeches(db, scope));
  serve(app, prep.createSpeech, async ({ db, scope, body, reply }) => {
    const speech = await createSpeech(db, scope, body);
    if (speech.isNew) reply.code(201);
    return speech.value;
  });
  serve(app, prep.updateSpeech, ({ db, scope, params, body, ifMatch }) =>
    updateSpeech(db, scope, { ...body, speechId: params.speechId, ifMatch }),
  );
  serve(app, prep.listSpeechVersions, ({ db, scope, params }) =>
    listSpeechVersions(db, scope, params.speechId),
  );
}

function questionRoutes(app: App): void {
  serve(app, prep.listQuestions, ({ db, scope }) => listQuestions(db, scope));
  serve(app, prep.createQuestion, async ({ db, scope, body, reply }) => {
    const question = await createQuestion(db, scope, body);
    if (question.isNew) reply.code(201);
    return question.value;
  });
  serve(app, prep.updateQuestion, ({ db, scope, params, body, ifMatch }) =>
    updateQuestion(db, scope, { ...body, questionId: params.questionId, ifMatch }),
  );
}

function debriefRoutes(app: App): void {
  serve(app, debriefs.getDebrief, ({ db, scope, params }) => readDebrief(db, scope, params.meetingId));
  serve(app, debriefs.putDebrief, async ({ db, scope, params, query, body, ifMatch }) => {
    const debriefed = await putDebrief(db, scope, { meetingId: params.meetingId, answers: body, ifMatch });
    await putAwaySent(db, scope, { meetingId: params.meetingId, draft: query.draft ?? null });
    return debriefed;
  });
  serve(app, debriefs.getDebriefDraft, ({ db, scope, params }) => readSoFar(db, scope, params.meetingId));
  serve(app, debriefs.putDebriefDraft, ({ db, scope, params, body, ifMatch }) =>
    keepDraft(db, scope, { meetingId: params.meetingId, ...body, ifMatch }),
  );
  serve(app, debriefs.deleteDebriefDraft, ({ db, scope, params, ifMatch }) =>
    throwAwayDraft(db, scope, { meetingId: params.meetingId, ifMatch }),
  );
}

/** A question asked of several people, their answers, and the report that goes back to them. */
function researchRoutes(app: App): void {
  serve(app, research.listResearchQuestions, ({ db, scope }) => listResearch(db, scope));
  serve(app, research.createResearchQuestion, async ({ db, scope, body, reply }) => {
    const question = await createResearch(db, scope, body);
    if (question.isNew) reply.code(201);
    return question.value;
  });
  serve(app, research.getResearchQuestion, ({ db, scope, params }) =>
    findResearch(db, scope, params.researchQuestionId),
  );
  serve(app, research.updateResearchQuestion, ({ db, scope, params, body, ifMatch }) =>
    updateResearch(db, scope, { ...body, researchQuestionId: params.researchQuestionId, ifMatch }),
  );
  serve(app, research.putResearchAnswer, ({ db, scope, params, body, ifMatch }) =>
    putResearchAnswer(db, scope, { ...body, ...params, ifMatch }),
  );
  serve(app, research.draftResearchReport, ({ db, scope, params, ifMatch }) =>
    draftReport(db, scope, { researchQuestionId: params.researchQuestionId, ifMatch }),
  );
  serve(app, research.draftResearchLetters, ({ db, scope, params }) =>
    draftLetters(db, scope, params.researchQuestionId),
  );
}
