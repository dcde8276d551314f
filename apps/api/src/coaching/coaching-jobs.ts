import type { Jobs } from '../platform/jobs.ts';
import { mailInvitation } from './mail-invitation.ts';

export const coachingJobs: Jobs = { 'mail-invitation': mailInvitation };
