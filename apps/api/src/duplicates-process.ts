import { consequences } from './consequences.ts';
import { findDuplicates } from './contact-merging/find-duplicates.ts';
import type { JobPayloads } from './platform/jobs.ts';
import { workApart } from './platform/work-apart.ts';

// `contact-merging-jobs` sends it.
workApart(consequences, (parts, payload) => findDuplicates(parts, payload as JobPayloads['find-duplicates']));
