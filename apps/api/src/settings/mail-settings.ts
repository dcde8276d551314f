import type { MailSettings, putMailSettings as putMailSettingsEndpoint } from '@threefold/contracts/settings';
import type { z } from 'zod';
import type { Config } from '../platform/config.ts';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { composeMail, type Mailbox, parseMailbox } from '../platform/mail-message.ts';
import {
  deliverMail,
  findMailHost,
  type MailServer,
  ofTrials,
  type TransportOptions,
  tryMailServer,
} from '../platform/mail-transport.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { seal, unseal } from '../platform/sealed-secret.ts';
import { findMailSetting, type MailSettingRow, saveMailSetting } from './mail-settings-queries.ts';

type MailSettingsInput = z.output<typeof putMailSettingsEndpoint.body>;

const mailPorts = new Set([25, 465, 587, 2525]);

/** What can be told without the database; the host is looked up, so this runs before any transaction. */
export async function requireUsableServer(
  { host, port, from }: MailSettingsInput,
  { allowPrivateMailHosts }: Pick<Config, 'allowPrivateMailHosts'>,
): Promise<void> {
  if (parseMailbox(from) === null)
    throw new Problem('malformed', 'from: must be one address such as Dana Whitfield <dana@example.org>', {
      errors: [{ path: 'from', message: 'must be one address such as Dana Whitfield <dana@example.org>' }],
    });
  if (port < 1024 && !mailPorts.has(port))
    throw new Problem(
      'rule-broken',
      `Port ${port} is not one for sending mail. Most servers use 465 or 587.`,
      {
        code: 'mail-port',
      },
    );
  if (allowPrivateMailHosts || !(await findMailHost(host))?.isPrivate) return;
  throw new Problem(
    'rule-broken',
    `${host} lies in a private network, which this server does not reach into.`,
    { code: 'private-mail-host' },
  );
}

/** An absent password keeps the one that is stored, for the server that it was given for; an empty one removes it. */
export async function putMailSettings(
  db: WorkspaceTransaction,
  scope: Scope,
  { input, ifMatch, secretKey }: { input: MailSettingsInput; ifMatch: number | null; secretKey: string },
): Promise<MailSettings> {
  const stored = await findMailSetting(db, scope.workspaceId, true);
  requireVersion(stored?.version ?? 0, ifMatch, mailSettingsOf(stored));
  const { host, port, secure, user, from, copyToSelf } = input;
  const row: MailSettingRow = {
    workspaceId: scope.workspaceId,
    host,
    port,
    secure,
    userName: user ?? null,
    passwordSealed: sealedPassword({ stored, input, secretKey }),
    fromAddress: from,
    copyToSelf: copyToSelf ?? stored?.copyToSelf ?? false,
    version: (stored?.version ?? 0) + 1,
    updatedAt: scope.now.toString(),
  };
  await saveMailSetting(db, row);
  return mailSettingsOf(row);
}

type Keeping = { stored: MailSettingRow | undefined; input: MailSettingsInput; secretKey: string };

/** A password is never tried on another server than the one it was entered for: whoever changes the host enters it anew. */
function sealedPassword({ stored, input, secretKey }: Keeping): Buffer | null {
  if (input.password) return seal(secretKey, input.password);
  if (input.password === '' || stored?.host !== input.host) return null;
  return stored.passwordSealed;
}

/** The password never leaves; only whether there is one. */
function mailSettingsOf(row: MailSettingRow | undefined): MailSettings {
  return {
    configured: row !== undefined,
    version: row?.version ?? null,
    host: row?.host ?? null,
    port: row?.port ?? null,
    secure: row?.secure ?? null,
    user: row?.userName ?? null,
    from: row?.fromAddress ?? null,
    copyToSelf: row?.copyToSelf ?? false,
    hasPassword: (row?.passwordSealed ?? null) !== null,
  };
}

type MailAccount = { server: MailServer; from: Mailbox; copyToSelf: boolean };

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
  const { host, port, secure, userName: user, passwordSealed, copyToSelf } = row;
  return {
    from,
    copyToSelf,
    server: { host, port, secure, user, password: opened(secretKey, passwordSealed) },
  };
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

type Trial = { ok: boolean; message: string };

/** Connects and signs in, and sends a short letter unless `to` is null. Speaks to the network, so it runs outside any transaction. */
export async function tryMailAccount(
  { server, from }: Pick<MailAccount, 'server' | 'from'>,
  scope: Scope,
  { to, ...options }: TransportOptions & { to: string | null },
): Promise<Trial> {
  if (to === null) {
    const fault = await tryMailServer(server, options);
    return fault === null
      ? { ok: true, message: `${server.host} answered and is ready to send.` }
      : { ok: false, message: fault };
  }
  const mail = await composeMail({
    from,
    to: { name: '', address: to },
    subject: 'A test from Threefold',
    text: 'This letter shows that your mail server sends what you write in Threefold. Nothing else has to be done.',
    messageId: `<${newId(scope.now)}@${from.address.split('@').at(-1)}>`,
    date: scope.now,
  });
  const delivery = await deliverMail(server, mail, { ...ofTrials, ...options });
  return delivery.outcome === 'accepted'
    ? { ok: true, message: `${server.host} took a test letter to ${to}. See whether it arrives.` }
    : { ok: false, message: delivery.message };
}
