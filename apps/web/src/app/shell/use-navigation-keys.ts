import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { addShortcut } from '../../shared/keyboard/shortcuts.ts';
import { useNavigation } from './use-navigation.ts';

/** "g t" and the like, for as long as the shell is there. */
export const useNavigationKeys = (): void => {
  const navigate = useNavigate();
  const entries = useNavigation();
  useEffect(() => {
    const removals = entries.map(({ keys, label, to }) =>
      addShortcut({ keys, does: `Go to ${label}`, run: () => void navigate({ to }) }),
    );
    return () => {
      for (const remove of removals) remove();
    };
  }, [entries, navigate]);
};
