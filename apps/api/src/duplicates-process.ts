import { consequences } from './consequences.ts';
import { findDuplicates } from './contact-merging/find-duplicates.ts';
import { serveAsChildProcess } from './platform/child-process.ts';
import type { JobPayloads } from './platform/jobs.ts';

// Sent by the job in `find-duplicates.ts` where a workspace has many people.
serveAsChildProcess(consequences, (parts, payload) =>
  findDuplicates(parts, payload as JobPayloads['find-duplicates']),
);
