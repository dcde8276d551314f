import type { Jobs } from '../platform/jobs.ts';
import { deliverLetter, settleSending } from './deliver-letter.ts';

export const lettersJobs: Jobs = { 'send-letter': deliverLetter, 'settle-sending': settleSending };
