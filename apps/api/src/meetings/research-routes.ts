import * as research from '@threefold/contracts/meetings/research';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { findResearch, listResearch } from './find-research.ts';
import { draftLetters, draftReport } from './report-findings.ts';
import { createResearch, putResearchAnswer, updateResearch } from './write-research.ts';

/** A question asked of several people, their answers, and the report that goes back to them. */
export function researchRoutes(app: App): void {
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
