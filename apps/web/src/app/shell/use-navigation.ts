import { useMemo } from 'react';
import { coachedWorkspaces, useMe } from '../../shared/session/current-workspace.ts';
import { type NavigationEntry, navigation } from '../navigation.ts';

/** The entries for this person: coaching shows up with the first client. */
export const useNavigation = (): readonly NavigationEntry[] => {
  const coaches = coachedWorkspaces(useMe()).length > 0;
  return useMemo(() => navigation.filter((entry) => coaches || !entry.coachesOnly), [coaches]);
};
