import {
  checkLetter as checkLetterEndpoint,
  checkLetterText,
  createTemplate as createTemplateEndpoint,
  deleteLetter,
  draftLetter as draftLetterEndpoint,
  getLetter,
  getLetterEml,
  getPromiseSlots,
  letterDidNotGoOut,
  letterWentOut as letterWentOutEndpoint,
  listLetters as listLettersEndpoint,
  listTemplates as listTemplatesEndpoint,
  resolveLetter as resolveLetterEndpoint,
  restoreLetter as restoreLetterEndpoint,
  sendLetter as sendLetterEndpoint,
  undoSend,
  updateLetter as updateLetterEndpoint,
  updateTemplate as updateTemplateEndpoint,
} from '@threefold/contracts/letters';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { checkLetter } from './check-letter.ts';
import { draftLetter } from './draft-letter.ts';
import { findLetter, letterOfRow, listLetters } from './find-letter.ts';
import { letterWentOut, resolveLetter, takeBack } from './letter-outcome.ts';
import { listPromiseSlots } from './promise-slots.ts';
import { makeEml, sendLetter } from './send-letter.ts';
import { createTemplate, listTemplates, updateTemplate } from './templates.ts';
import { restoreLetter, trashLetter, updateLetter } from './update-letter.ts';

export function lettersRoutes(app: App): void {
  templatesRoutes(app);
  serve(app, listLettersEndpoint, ({ db, scope, query }) => listLetters(db, scope, query));
  serve(app, draftLetterEndpoint, async ({ db, scope, params, body, reply }) => {
    const { isNew, value } = await draftLetter(db, scope, { ...body, contactId: params.contactId });
    if (isNew) reply.code(201);
    return value;
  });
  serve(app, getLetter, async ({ db, scope, params }) =>
    letterOfRow(await findLetter(db, scope, params.letterId)),
  );
  serve(app, updateLetterEndpoint, ({ db, scope, params, body, ifMatch }) =>
    updateLetter(db, scope, { ...body, letterId: params.letterId, ifMatch }),
  );
  serve(app, deleteLetter, ({ db, scope, params, ifMatch }) =>
    trashLetter(db, scope, { letterId: params.letterId, ifMatch }),
  );
  serve(app, restoreLetterEndpoint, ({ db, scope, params }) => restoreLetter(db, scope, params.letterId));
  serve(app, checkLetterEndpoint, ({ db, scope, params }) =>
    checkLetter(db, scope, { letterId: params.letterId }),
  );
  serve(app, checkLetterText, ({ db, scope, params, body }) =>
    checkLetter(db, scope, { letterId: params.letterId, text: body }),
  );
  serve(app, sendLetterEndpoint, ({ db, scope, params, body, ifMatch }) =>
    sendLetter(db, scope, { ...body, letterId: params.letterId, ifMatch }),
  );
  serve(app, letterWentOutEndpoint, ({ db, scope, params }) => letterWentOut(db, scope, params.letterId));
  serve(app, letterDidNotGoOut, ({ db, scope, params }) => takeBack(db, scope, params.letterId));
  serve(app, undoSend, ({ db, scope, params }) => takeBack(db, scope, params.letterId));
  serve(app, resolveLetterEndpoint, ({ db, scope, params, body }) =>
    resolveLetter(db, scope, { letterId: params.letterId, arrived: body.arrived }),
  );
  serve(app, getLetterEml, async ({ db, scope, params, query, reply }) => {
    const allowBlanks = query.allowBlanks === 'true';
    const eml = await makeEml(db, scope, { letterId: params.letterId, allowBlanks });
    // A name here would win over the one that the page gives the file.
    reply.type('message/rfc822').header('content-disposition', 'attachment');
    return eml;
  });
  serve(app, getPromiseSlots, ({ db, scope, params, query }) =>
    listPromiseSlots(db, scope, { contactId: params.contactId, ...query }),
  );
}

function templatesRoutes(app: App): void {
  serve(app, listTemplatesEndpoint, async ({ db, scope, query }) => ({
    items: await listTemplates(db, scope, query.kind),
    nextCursor: null,
  }));
  serve(app, createTemplateEndpoint, async ({ db, scope, body, reply }) => {
    const { isNew, value } = await createTemplate(db, scope, body);
    if (isNew) reply.code(201);
    return value;
  });
  serve(app, updateTemplateEndpoint, ({ db, scope, params, body, ifMatch }) =>
    updateTemplate(db, scope, { ...body, templateId: params.templateId, ifMatch }),
  );
}
