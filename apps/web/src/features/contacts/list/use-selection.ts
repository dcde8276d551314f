import type { Contact } from '@threefold/contracts/contacts';
import { useCallback, useState } from 'react';

/** Who is selected in a list; another list, told by `of`, begins with nobody. */
export const useSelection = (of: unknown) => {
  const [state, setState] = useState({ of, isOn: false, selected: new Map<string, Contact>() });
  const now = state.of === of ? state : { of, isOn: false, selected: new Map<string, Contact>() };

  const toggle = useCallback(
    (contact: Contact) =>
      setState((old) => {
        const selected = new Map(old.of === of ? old.selected : []);
        if (!selected.delete(contact.id)) selected.set(contact.id, contact);
        return { of, isOn: selected.size > 0, selected };
      }),
    [of],
  );
  const add = (contacts: readonly Contact[]) =>
    setState({ of, isOn: true, selected: new Map(contacts.map((contact) => [contact.id, contact])) });
  const clear = () => setState({ of, isOn: false, selected: new Map() });
  const begin = () => setState({ of, isOn: true, selected: new Map() });

  return { selected: now.selected, isOn: now.isOn, toggle, add, clear, begin };
};
