import { getCounts, getToday, listToWrite as listToWriteEndpoint } from '@threefold/contracts/today';
import { listToWrite } from '../contacts/targets.ts';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { readCounts, readToday } from './read-today.ts';

export function todayRoutes(app: App): void {
  serve(app, getToday, ({ db, scope }) => readToday(db, scope));
  serve(app, getCounts, ({ db, scope }) => readCounts(db, scope));
  serve(app, listToWriteEndpoint, ({ db, scope, query }) => listToWrite(db, scope, query));
}
