import { newId } from '../platform/ids.ts';
import { composeMail } from '../platform/mail-message.ts';
import { deliverMail, type TransportOptions, tryMailServer } from '../platform/mail-transport.ts';
import type { Scope } from '../platform/scope.ts';
import type { MailAccount } from './read-mail-server.ts';

export type Trial = { ok: boolean; message: string };

/** Connects and signs in; with `to` a short letter goes there. Speaks to the network, so it runs outside any transaction. */
export async function tryMailAccount(
  { server, from }: MailAccount,
  scope: Scope,
  { to, ...options }: TransportOptions & { to?: string | undefined },
): Promise<Trial> {
  if (to === undefined) {
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
  const delivery = await deliverMail(server, mail, options);
  return delivery.outcome === 'accepted'
    ? { ok: true, message: `${server.host} took a test letter to ${to}. Look whether it arrives.` }
    : { ok: false, message: delivery.message };
}
