import { shareLevelViews } from '@threefold/domain/coaching/share-levels';
import type { AppParts } from '../platform/app-parts.ts';
import type { JobPayloads } from '../platform/jobs.ts';
import { invitationLink } from './invite-coach.ts';
import { findInvitationToMail } from './shares-queries.ts';

/** Says who invites, what will be seen and where to accept. Nothing is mailed of an invitation that was taken back or accepted by now. */
export async function mailInvitation(
  { db, config }: AppParts,
  { workspaceId, shareId, token }: JobPayloads['mail-invitation'],
): Promise<void> {
  if (config.smtpUrl === null) return;
  const invitation = await findInvitationToMail(db, workspaceId, shareId);
  if (!invitation) return;
  const { seekerName, seekerEmail, email, level } = invitation;
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(config.smtpUrl);
  try {
    await transport.sendMail({
      from: { name: 'Threefold', address: `invitations@${new URL(config.publicUrl).hostname}` },
      replyTo: { name: seekerName, address: seekerEmail },
      to: email,
      subject: `${seekerName} asks you to coach their search`,
      text: [
        `${seekerName} keeps a search for informational interviews in Threefold and would like you to look in as a coach.`,
        `What you will see: ${shareLevelViews[level].sentence}`,
        `To accept, open this link within 14 days:\n${invitationLink(config.publicUrl, { shareId, token })}`,
        'If you do not know this person, leave this message as it is: nothing was shared with you so far.',
      ].join('\n\n'),
    });
  } finally {
    transport.close();
  }
}
