// An invitation to coach: what it is, what each level shows, and accepting it. The link's token is the key to it.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { shareLevels, shareLevelViews } from '@threefold/domain/coaching/share-levels';
import { isProblem } from '../../shared/api/api-problem.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import type { Me } from '../../shared/session/me.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import styles from './coaching.module.css';
import { invitationQuery, useAcceptInvitation } from './coaching-requests.ts';

const Levels = () => (
  <dl className={styles.levels}>
    {shareLevels.map((level) => (
      <div key={level}>
        <dt>{shareLevelViews[level].label}</dt>
        <dd>{shareLevelViews[level].sentence}</dd>
      </div>
    ))}
  </dl>
);

/** For somebody who is not signed in: the way in, and back to here. */
export const InvitationForStranger = ({ next }: { next: string }) => (
  <>
    <PageHeading page="Invitation">You’re invited to coach a job search</PageHeading>
    <div className={styles.words}>
      <p>
        A physician exploring work beyond the clinic would like to share their progress with you. You can read
        and comment, but not change anything. They can stop sharing anytime.
      </p>
      <div className={styles.actions}>
        <ButtonLink tone="primary" to="/sign-up" search={{ next }}>
          Create account
        </ButtonLink>
        <ButtonLink to="/sign-in" search={{ next }}>
          Sign in
        </ButtonLink>
      </div>
      <p className={styles.soft}>You’ll come right back here to accept.</p>
    </div>
  </>
);

const refusalOf = (error: unknown): string => {
  if (!isProblem(error)) return problemSentence(error);
  if (error.status === 404) return 'This link is incomplete or has already been used. Ask for a new one.';
  if (error.code === 'invitation-expired') return 'This invitation expired after 14 days. Ask for a new one.';
  if (error.code === 'invitation-revoked')
    return 'This invitation was withdrawn. If that’s a surprise, check with the person who sent it.';
  return problemSentence(error);
};

type Props = { me: Me; shareId: string; token: string };

export const InvitationForPerson = ({ me, shareId, token }: Props) => {
  const accept = useAcceptInvitation(shareId);
  if (accept.data) {
    const { workspaceName, workspaceId, share } = accept.data;
    return (
      <>
        <PageHeading page="Invitation">{workspaceName} is now shared with you</PageHeading>
        <div className={styles.words}>
          <p>
            Sharing level: “{shareLevelViews[share.level].label}”. {shareLevelViews[share.level].sentence}
          </p>
          <div className={styles.actions}>
            <ButtonLink tone="primary" to="/coach/$workspaceId" params={{ workspaceId }}>
              Open
            </ButtonLink>
            <ButtonLink to="/coach">All clients</ButtonLink>
          </div>
        </div>
      </>
    );
  }
  return <OpenInvitation me={me} shareId={shareId} token={token} accept={accept} />;
};

type OpenProps = Props & { accept: ReturnType<typeof useAcceptInvitation> };

const OpenInvitation = ({ me, shareId, token, accept }: OpenProps) => {
  const invitation = useQuery(invitationQuery(shareId, token));
  const refusal = refusalBefore(token, accept.error ?? invitation.error);
  const { seekerName = null, level = null } = invitation.data ?? {};
  return (
    <>
      <PageHeading page="Invitation">
        {headline(seekerName, doesHold(token, accept.error ?? invitation.error))}
      </PageHeading>
      <div className={styles.words}>
        <p>
          Signed in as {me.name}.{' '}
          {refusal === null
            ? 'When you accept, you can read and comment, but not change anything. They can stop sharing anytime.'
            : null}
        </p>
        {level === null ? null : (
          <p>
            Sharing level: “{shareLevelViews[level].label}”. {shareLevelViews[level].sentence}
          </p>
        )}
        <p className={styles.refusal} role="alert" hidden={refusal === null}>
          {refusal}
        </p>
        {refusal !== null && level === null ? (
          <div className={styles.actions}>
            <ButtonLink to="/today">Back to Today</ButtonLink>
          </div>
        ) : null}
        {level === null ? null : (
          <div className={styles.actions}>
            <Button tone="primary" pending={accept.isPending} onClick={() => accept.mutate(token)}>
              Accept
            </Button>
            <Link to="/today" className={styles.later}>
              Not now
            </Link>
          </div>
        )}
        <h2 className={styles.sub}>What can be shared</h2>
        <Levels />
      </div>
    </>
  );
};

const headline = (seekerName: string | null, holds: boolean): string => {
  if (!holds) return 'This invitation isn’t valid';
  return seekerName === null
    ? 'You’re invited to coach a job search'
    : `${seekerName} invited you to coach their search`;
};

const endedCodes: readonly (string | undefined)[] = ['invitation-expired', 'invitation-revoked'];

/** A server that does not answer says nothing about the invitation. */
const doesHold = (token: string, error: unknown): boolean =>
  token !== '' && !(isProblem(error) && (error.status === 404 || endedCodes.includes(error.code)));

const refusalBefore = (token: string, error: unknown): string | null => {
  if (token === '') return 'This link is missing its last part. Copy the whole link from the invitation.';
  return error === null ? null : refusalOf(error);
};
