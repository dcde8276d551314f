import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../shared/api/request.ts';
import { ownWorkspace } from '../../shared/session/current-workspace.ts';
import { meQuery } from '../../shared/session/me.ts';
import { machineZone } from '../../shared/time/zone-in-words.ts';
import { notify } from '../../shared/ui/toasts.ts';

const countryOf = (language: string): string | undefined => {
  const region = new Intl.Locale(language).region;
  return region && /^[A-Z]{2}$/.test(region) ? region : undefined;
};

/**
 * Gives a new workspace the zone and country of this device, which the server cannot know. It is a default only: where it
 * does not succeed the settings show what holds, and nothing is lost.
 */
export const useSettleIn = (): (() => Promise<void>) => {
  const queryClient = useQueryClient();
  return async () => {
    try {
      const workspace = ownWorkspace(await queryClient.fetchQuery(meQuery));
      if (!workspace) return;
      const country = countryOf(navigator.language);
      await api('PATCH /workspaces/:workspaceId/settings', {
        params: { workspaceId: workspace.id },
        body: { timeZone: machineZone(), ...(country ? { country } : {}) },
      });
    } catch {
      notify({ text: 'Your time zone was not taken over from this device. Check it in the settings.' });
    }
  };
};
