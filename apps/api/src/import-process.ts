import { consequences } from './consequences.ts';
import type { Payload } from './contact-imports/import-desk.ts';
import { runImport } from './contact-imports/run-import.ts';
import { workApart } from './platform/work-apart.ts';

// `contact-imports-jobs` sends it.
workApart(consequences, (parts, payload, signal) => runImport(parts, payload as Payload, signal));
