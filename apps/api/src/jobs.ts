import { coachingJobs } from './coaching/shares.ts';
import { contactImportsJobs } from './contact-imports/contact-imports-jobs.ts';
import { contactMergingJobs } from './contact-merging/find-duplicates.ts';
import { erasureJobs } from './erasure/empty-trash.ts';
import { keepWarmJobs } from './keep-warm/keep-warm.ts';
import { lettersJobs } from './letters/deliver-letter.ts';
import type { Jobs } from './platform/jobs.ts';

/** Everything that the worker does, by name. */
export const jobs: Jobs = {
  ...lettersJobs,
  ...coachingJobs,
  ...contactImportsJobs,
  ...erasureJobs,
  ...keepWarmJobs,
  ...contactMergingJobs,
};
