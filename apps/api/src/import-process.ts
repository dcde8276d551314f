import { consequences } from './consequences.ts';
import type { Payload } from './contact-imports/import-context.ts';
import { runImport } from './contact-imports/run-import.ts';
import { serveAsChildProcess } from './platform/child-process.ts';

// `contact-imports-jobs` sends it.
serveAsChildProcess(consequences, (parts, payload, signal) => runImport(parts, payload as Payload, signal));
