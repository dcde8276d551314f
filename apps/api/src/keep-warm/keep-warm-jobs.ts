import type { Jobs } from '../platform/jobs.ts';
import { letGrowOld } from './let-grow-old.ts';

export const keepWarmJobs: Jobs = { 'let-grow-old': letGrowOld };
