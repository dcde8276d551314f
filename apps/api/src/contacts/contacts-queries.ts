import type { Selectable } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Contact } from '../platform/database-types.gen.ts';

export type ContactRow = Selectable<Contact>;

export const findContact = (
  db: WorkspaceTransaction,
  workspaceId: string,
  contactId: string,
): Promise<ContactRow | undefined> =>
  db
    .selectFrom('contact')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', contactId)
    .executeTakeFirst();
