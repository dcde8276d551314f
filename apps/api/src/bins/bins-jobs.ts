import type { Jobs } from '../platform/jobs.ts';
import { emptyBins } from './empty-bins.ts';

export const binsJobs: Jobs = { 'empty-bins': emptyBins };
