// What is written for a meeting and in it: the speech, questions of one's own, and taking back what was noted.
import { useMutation } from '@tanstack/react-query';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { newId } from '../../shared/api/new-id.ts';
import { api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { undoable } from '../../shared/ui/toasts.ts';
import { type Prep, useMeetingPlace } from './meetings-requests.ts';

type SpeechText = { speech: Prep['speech']; body: string };

/**
 * Writes the speech where it stands; the first one is made and put to the meeting. A meeting that held on to an older text
 * goes along with the new one, but not one that was held.
 */
export const useSaveSpeech = ({ id: meetingId, status, speechVersion }: Meeting) => {
  const { workspaceId, patch } = useMeetingPlace();
  return useMutation({
    // The field says itself what was wrong with it.
    meta: { saysItself: true },
    scope: { id: `speech-${meetingId}` },
    mutationFn: async ({ speech, body }: SpeechText) => {
      if (speech) {
        const saved = await api('PATCH /workspaces/:workspaceId/speeches/:speechId', {
          params: { workspaceId, speechId: speech.id },
          body: { body },
          ifMatch: speech.newestVersion,
        });
        if (status !== 'held' && speechVersion !== null) await patch(meetingId, { speechVersion: null });
        return saved;
      }
      const made = await api('POST /workspaces/:workspaceId/speeches', {
        params: { workspaceId },
        body: { id: newId(), name: 'My speech', body },
      });
      await patch(meetingId, { speechId: made.id });
      return made;
    },
    onSettled: touchedIsRead,
  });
};

/** A question of one's own, put to the end of the meeting's list. */
export const useAddQuestion = (meetingId: string) => {
  const { workspaceId, patch } = useMeetingPlace();
  return useMutation({
    meta: { saysItself: true },
    mutationFn: async ({ text, chosen }: { text: string; chosen: readonly string[] }) => {
      const question = await api('POST /workspaces/:workspaceId/questions', {
        params: { workspaceId },
        body: { id: newId(), text },
      });
      await patch(meetingId, { questionIds: [...chosen, question.id] });
      return question;
    },
    onSettled: touchedIsRead,
  });
};

type Taken = { what: 'finding' | 'referral'; id: string };

const restore = (workspaceId: string, { what, id }: Taken): Promise<unknown> =>
  what === 'finding'
    ? api('POST /workspaces/:workspaceId/findings/:findingId/restore', {
        params: { workspaceId, findingId: id },
      })
    : api('POST /workspaces/:workspaceId/referrals/:referralId/restore', {
        params: { workspaceId, referralId: id },
      });

/** Takes back what was written down in a meeting; a person who was named stays in the book. */
export const useTakeBack = () => {
  const { workspaceId } = useMeetingPlace();
  return useMutation({
    mutationFn: async ({ what, id }: Taken): Promise<void> => {
      if (what === 'finding')
        await api('DELETE /workspaces/:workspaceId/findings/:findingId', {
          params: { workspaceId, findingId: id },
        });
      else
        await api('DELETE /workspaces/:workspaceId/referrals/:referralId', {
          params: { workspaceId, referralId: id },
        });
    },
    onSuccess: (_nothing, taken) =>
      undoable({
        text:
          taken.what === 'finding'
            ? 'Removed from your notes.'
            : 'Referral removed; the person stays in your contacts.',
        undo: () => restore(workspaceId, taken),
      }),
    onSettled: touchedIsRead,
  });
};
