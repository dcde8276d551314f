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
    <PageHeading page="Invitation">You are invited to coach a search.</PageHeading>
    <div className={styles.words}>
      <p>
        A physician who looks for work beyond the clinic wants you to see how the search goes. You read and
        comment; you change nothing, and they can end it at any time.
      </p>
      <div className={styles.actions}>
        <ButtonLink tone="primary" to="/sign-up" search={{ next }}>
          Create an account
        </ButtonLink>
        <ButtonLink to="/sign-in" search={{ next }}>
          Sign in
        </ButtonLink>
      </div>
      <p className={styles.soft}>After that you come back here to accept.</p>
    </div>
  </>
);

const refusalOf = (error: unknown): string => {
  if (!isProblem(error)) return problemSentence(error);
  if (error.status === 404)
    return 'The link is not complete, or somebody else has used it. Ask for a new one.';
  if (error.code === 'invitation-expired')
    return 'This invitation was open for 14 days and has ended. Ask for a new one.';
  if (error.code === 'invitation-revoked')
    return 'This invitation was taken back by whoever sent it. Ask them if you think that it should hold.';
  return problemSentence(error);
};

type Props = { me: Me; shareId: string; token: string };

export const InvitationForPerson = ({ me, shareId, token }: Props) => {
  const accept = useAcceptInvitation(shareId);
  if (accept.data) {
    const { workspaceName, workspaceId, share } = accept.data;
    return (
      <>
        <PageHeading page="Invitation">{workspaceName} is open to you.</PageHeading>
        <div className={styles.words}>
          <p>
            It is shared at the level “{shareLevelViews[share.level].label}”.{' '}
            {shareLevelViews[share.level].sentence}
          </p>
          <div className={styles.actions}>
            <ButtonLink tone="primary" to="/coach/$workspaceId" params={{ workspaceId }}>
              Look at it
            </ButtonLink>
            <ButtonLink to="/coach">All your clients</ButtonLink>
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
          You are signed in as {me.name}.{' '}
          {refusal === null
            ? 'Accepting opens somebody’s search to you: you read and comment, you change nothing, and they can end it at any time.'
            : null}
        </p>
        {level === null ? null : (
          <p>
            It is shared at the level “{shareLevelViews[level].label}”. {shareLevelViews[level].sentence}
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
        <h2 className={styles.sub}>What a seeker can share</h2>
        <Levels />
      </div>
    </>
  );
};

const headline = (seekerName: string | null, holds: boolean): string => {
  if (!holds) return 'This invitation does not hold.';
  return seekerName === null
    ? 'You are invited to coach a search.'
    : `${seekerName} asks you to coach a search.`;
};

const endedCodes: readonly (string | undefined)[] = ['invitation-expired', 'invitation-revoked'];

/** A server that does not answer says nothing about the invitation. */
const doesHold = (token: string, error: unknown): boolean =>
  token !== '' && !(isProblem(error) && (error.status === 404 || endedCodes.includes(error.code)));

const refusalBefore = (token: string, error: unknown): string | null => {
  if (token === '')
    return 'The link is not complete: its last part is missing. Copy the whole link from the invitation.';
  return error === null ? null : refusalOf(error);
};
