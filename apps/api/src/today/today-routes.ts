import { getCounts, getToday } from '@threefold/contracts/today';
import type { App } from '../platform/app-parts.ts';
import { serve } from '../platform/serve.ts';
import { readCounts, readToday } from './read-today.ts';

export function todayRoutes(app: App): void {
  serve(app, getToday, ({ db, scope }) => readToday(db, scope));
  serve(app, getCounts, ({ db, scope }) => readCounts(db, scope));
}
