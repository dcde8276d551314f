import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { displayName } from '@threefold/domain/contacts/names';
import { useState } from 'react';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Combobox } from '../../shared/ui/combobox.tsx';
import { namesakesQuery } from './merging-requests.ts';

/** The other record of the same person, by name or address. */
export const ChooseOther = ({ contactId }: { contactId: string }) => {
  const workspaceId = useWorkspaceId();
  const navigate = useNavigate({ from: '/contacts/$contactId/merge' });
  const [text, setText] = useState('');
  const { data, isSuccess } = useQuery(namesakesQuery(workspaceId, text.trim()));
  const others = text.trim().length > 1 ? (data?.items ?? []).filter(({ id }) => id !== contactId) : [];
  return (
    <Combobox
      label="The other record"
      onlyChoices
      hint="Type a name, an organization or an e-mail address."
      text={text}
      onText={setText}
      choices={others.map((contact) => ({
        id: contact.id,
        label: displayName(contact),
        hint: [contact.title, contact.organization].filter(Boolean).join(', ') || (contact.emails[0] ?? ''),
      }))}
      {...(isSuccess && text.trim().length > 1 ? { nothing: 'Nobody else by that name.' } : {})}
      onPick={({ id }) => void navigate({ search: { with: id }, replace: true })}
    />
  );
};
