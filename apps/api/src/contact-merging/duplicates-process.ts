import type { JobPayloads } from '../platform/jobs.ts';
import { workApart } from '../platform/work-apart.ts';
import { findDuplicates } from './find-duplicates.ts';

// `contact-merging-jobs` sends it.
workApart((parts, payload) => findDuplicates(parts, payload as JobPayloads['find-duplicates']));
