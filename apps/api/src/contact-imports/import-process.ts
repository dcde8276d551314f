import { workApart } from '../platform/work-apart.ts';
import type { Payload } from './import-desk.ts';
import { runImport } from './run-import.ts';

// `contact-imports-jobs` sends it.
workApart((parts, payload, signal) => runImport(parts, payload as Payload, signal));
