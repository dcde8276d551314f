import * as preparation from '@threefold/contracts/meetings/prep';
import { getPrep } from '@threefold/contracts/meetings/prep';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { readPrep } from './read-prep.ts';
import { createQuestion, listQuestions, updateQuestion } from './write-question.ts';
import { createSpeech, listSpeeches, listSpeechVersions, updateSpeech } from './write-speech.ts';

/** What a meeting is prepared with: speeches, questions, and the sheet that holds all for one meeting. */
export function preparationRoutes(app: App): void {
  serve(app, preparation.listSpeeches, ({ db, scope }) => listSpeeches(db, scope));
  serve(app, preparation.createSpeech, async ({ db, scope, body, reply }) => {
    const speech = await createSpeech(db, scope, body);
    if (speech.isNew) reply.code(201);
    return speech.value;
  });
  serve(app, preparation.updateSpeech, ({ db, scope, params, body, ifMatch }) =>
    updateSpeech(db, scope, { ...body, speechId: params.speechId, ifMatch }),
  );
  serve(app, preparation.listSpeechVersions, ({ db, scope, params }) =>
    listSpeechVersions(db, scope, params.speechId),
  );
  serve(app, preparation.listQuestions, ({ db, scope }) => listQuestions(db, scope));
  serve(app, preparation.createQuestion, async ({ db, scope, body, reply }) => {
    const question = await createQuestion(db, scope, body);
    if (question.isNew) reply.code(201);
    return question.value;
  });
  serve(app, preparation.updateQuestion, ({ db, scope, params, body, ifMatch }) =>
    updateQuestion(db, scope, { ...body, questionId: params.questionId, ifMatch }),
  );
  serve(app, getPrep, ({ db, scope, params }) => readPrep(db, scope, params.meetingId));
}
