import { consequences } from './consequences.ts';
import { findDuplicates } from './contact-merging/find-duplicates.ts';
import type { JobPayloads } from './platform/jobs.ts';
import { serveAsChildProcess } from './platform/serve-as-child-process.ts';

// `contact-merging-jobs` sends it.
serveAsChildProcess(consequences, (parts, payload) =>
  findDuplicates(parts, payload as JobPayloads['find-duplicates']),
);
