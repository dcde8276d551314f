import {
  checkLetter as checkLetterEndpoint,
  checkLetterText,
  deleteLetter,
  draftLetter as draftLetterEndpoint,
  getLetter,
  getLetterEml,
  getPromiseSlots,
  listLetters as listLettersEndpoint,
  resolveLetter as resolveLetterEndpoint,
  restoreLetter as restoreLetterEndpoint,
  sendLetter as sendLetterEndpoint,
  updateLetter as updateLetterEndpoint,
} from '@threefold/contracts/letters';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { checkLetter } from './check-letter.ts';
import { draftLetter } from './draft-letter.ts';
import { findLetter, listLetters } from './find-letter.ts';
import { letterOfRow } from './letter-of-row.ts';
import { listPromiseSlots } from './list-promise-slots.ts';
import { makeEml } from './make-eml.ts';
import { resolveLetter } from './resolve-letter.ts';
import { sendLetter } from './send-letter.ts';
import { restoreLetter, trashLetter } from './trash-letter.ts';
import { updateLetter } from './update-letter.ts';

export function lettersRoutes(app: App): void {
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
    sendLetter(db, scope, { letterId: params.letterId, via: body.via, ifMatch }),
  );
  serve(app, resolveLetterEndpoint, ({ db, scope, params, body }) =>
    resolveLetter(db, scope, { letterId: params.letterId, arrived: body.arrived }),
  );
  serve(app, getLetterEml, async ({ db, scope, params, reply }) => {
    const eml = await makeEml(db, scope, params.letterId);
    // A name here would win over the one that the page gives the file.
    reply.type('message/rfc822').header('content-disposition', 'attachment');
    return eml;
  });
  serve(app, getPromiseSlots, ({ db, scope, params, query }) =>
    listPromiseSlots(db, scope, { contactId: params.contactId, ...query }),
  );
}
