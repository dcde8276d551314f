import { displayName } from '@threefold/domain/contacts/names';
import { api } from '../../shared/api/request.ts';
import type { CommandSource } from '../../shared/keyboard/commands.ts';

/** People by name, organization, title or e-mail, as the contact list finds them. */
export const contactSource = (workspaceId: string, open: (href: string) => void): CommandSource => ({
  title: 'People',
  search: async (text, signal) => {
    const page = await api('GET /workspaces/:workspaceId/contacts', {
      params: { workspaceId },
      query: { q: text, limit: 7 },
      signal,
    });
    return page.items.map((contact) => ({
      id: `contact-${contact.id}`,
      label: displayName(contact),
      hint: [contact.title, contact.organization].filter(Boolean).join(', '),
      run: () => open(`/contacts/${contact.id}`),
    }));
  },
});
