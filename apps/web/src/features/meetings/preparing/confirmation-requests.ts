import { useMutation } from '@tanstack/react-query';
import { api } from '../../../shared/api/request.ts';
import { touchedIsRead } from '../../../shared/api/touched.ts';
import { changeKnown, type Prep, prepQuery } from '../meetings-requests.ts';
import { useMeetingPlace } from '../planning/use-meeting-place.ts';

/** Who is to have day and time in writing. */
export const useChooseConfirmed = (meetingId: string) => {
  const { queryClient, workspaceId } = useMeetingPlace();
  return useMutation({
    mutationFn: (contactIds: string[]) =>
      api('PUT /workspaces/:workspaceId/meetings/:meetingId/confirmation', {
        params: { workspaceId, meetingId },
        body: { contactIds },
      }),
    onSuccess: ({ readers }) =>
      changeKnown<Prep>(queryClient, prepQuery(workspaceId, meetingId), (prep) => ({
        ...prep,
        confirmation: { ...prep.confirmation, readers },
      })),
    onSettled: touchedIsRead,
  });
};
