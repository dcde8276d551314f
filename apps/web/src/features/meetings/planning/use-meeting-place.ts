import { useQueryClient } from '@tanstack/react-query';
import { type ApiCall, api } from '../../../shared/api/request.ts';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';

export type MeetingPatch = NonNullable<ApiCall<'PATCH /workspaces/:workspaceId/meetings/:meetingId'>['body']>;

/** Where a meeting stands, and how something about it is changed. */
export const useMeetingPlace = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  const patch = (meetingId: string, body: MeetingPatch, version?: number) =>
    api('PATCH /workspaces/:workspaceId/meetings/:meetingId', {
      params: { workspaceId, meetingId },
      body,
      ...(version === undefined ? {} : { ifMatch: version }),
    });
  return { queryClient, workspaceId, patch };
};
