import { workspaceKey } from '../../../shared/api/workspace-key.ts';

export const debriefKey = (workspaceId: string, meetingId: string) =>
  workspaceKey(workspaceId, 'debrief', meetingId);
