import type { Jobs } from '../platform/jobs.ts';
import { runImport } from './run-import.ts';

export const contactImportJobs: Jobs = { 'run-import': runImport };
