import * as contract from '@threefold/contracts/meetings';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { readPrep } from './read-prep.ts';
import { createQuestion, listQuestions, updateQuestion } from './write-question.ts';
import { createSpeech, listSpeeches, updateSpeech } from './write-speech.ts';

/** What a meeting is prepared with: speeches, questions, and the sheet that holds all for one meeting. */
export function preparationRoutes(app: App): void {
  serve(app, contract.listSpeeches, ({ db, scope }) => listSpeeches(db, scope));
  serve(app, contract.createSpeech, async ({ db, scope, body, reply }) => {
    const speech = await createSpeech(db, scope, body);
    if (speech.isNew) reply.code(201);
    return speech.value;
  });
  serve(app, contract.updateSpeech, ({ db, scope, params, body, ifMatch }) =>
    updateSpeech(db, scope, { ...body, speechId: params.speechId, ifMatch }),
  );
  serve(app, contract.listQuestions, ({ db, scope }) => listQuestions(db, scope));
  serve(app, contract.createQuestion, async ({ db, scope, body, reply }) => {
    const question = await createQuestion(db, scope, body);
    if (question.isNew) reply.code(201);
    return question.value;
  });
  serve(app, contract.updateQuestion, ({ db, scope, params, body, ifMatch }) =>
    updateQuestion(db, scope, { ...body, questionId: params.questionId, ifMatch }),
  );
  serve(app, contract.getPrep, ({ db, scope, params }) => readPrep(db, scope, params.meetingId));
}
