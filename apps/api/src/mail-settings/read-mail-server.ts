import type { MailSettings } from '@threefold/contracts/identity';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { type Mailbox, parseMailbox } from '../platform/mail-message.ts';
import type { MailServer } from '../platform/mail-transport.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { unseal } from '../platform/sealed-secret.ts';
import { findMailSetting } from './mail-settings-queries.ts';
import { mailSettingsOf } from './put-mail-settings.ts';

export type MailAccount = { server: MailServer; from: Mailbox };

export async function readMailSettings(db: WorkspaceTransaction, scope: Scope): Promise<MailSettings> {
  return mailSettingsOf(await findMailSetting(db, scope.workspaceId));
}

/** Null where the seeker has set up no mail server. */
export async function findMailAccount(
  db: WorkspaceTransaction,
  scope: Scope,
  secretKey: string,
): Promise<MailAccount | null> {
  const row = await findMailSetting(db, scope.workspaceId);
  const from = row && parseMailbox(row.fromAddress);
  if (!row || !from) return null;
  const { host, port, secure, userName: user, passwordSealed } = row;
  return { from, server: { host, port, secure, user, password: opened(secretKey, passwordSealed) } };
}

export function noMailSettings(): Problem {
  return new Problem('rule-broken', 'No mail server is set up yet. Set one up, or send another way.', {
    code: 'no-mail-settings',
  });
}

/** Sealed under another key it is as good as none: the server will ask for it, and the seeker types it again. */
function opened(secretKey: string, sealed: Buffer | null): string | null {
  if (sealed === null) return null;
  try {
    return unseal(secretKey, sealed);
  } catch {
    return null;
  }
}
