import type { Jobs } from '../platform/jobs.ts';
import { findDuplicates } from './find-duplicates.ts';

export const contactMergingJobs: Jobs = { 'find-duplicates': findDuplicates };
