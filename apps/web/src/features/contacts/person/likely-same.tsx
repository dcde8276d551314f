import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { displayName } from '@threefold/domain/contacts/names';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { Callout } from '../../../shared/ui/callout.tsx';
import { likelySame, type NameParts } from '../adding/new-contact.ts';
import { peopleQuery } from '../contacts-requests.ts';
import { useSettled } from '../use-settled.ts';

/** While a name is typed: perhaps the person is there already. */
export const LikelySame = ({ typed }: { typed: NameParts & { email: string } }) => {
  const workspaceId = useWorkspaceId();
  const name = useSettled(`${typed.givenName} ${typed.familyName}`.trim(), 200);
  const email = useSettled(typed.email.trim(), 200);
  const byName = useQuery(peopleQuery(workspaceId, name));
  const byEmail = useQuery(peopleQuery(workspaceId, email.includes('@') ? email : ''));
  const found = likelySame([...(byName.data?.items ?? []), ...(byEmail.data?.items ?? [])], typed);
  const [same] = found;
  return (
    <div role="status">
      {same ? (
        <Callout tone="gold">
          <Link to="/contacts/$contactId" params={{ contactId: same.id }}>
            <bdi>{displayName(same)}</bdi>
          </Link>
          {same.organization ? (
            <>
              {' '}
              at <bdi>{same.organization}</bdi>
            </>
          ) : null}{' '}
          is there already. Add only if this is somebody else.
        </Callout>
      ) : null}
    </div>
  );
};
