import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { displayName } from '@threefold/domain/contacts/names';
import { peopleQuery } from '../../shared/api/people-query.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Callout } from '../../shared/ui/callout.tsx';
import { likelySame, type NameParts, partsOf } from './contact-changes.ts';
import { useSettled } from './person-picker.tsx';

type JoinProps = {
  name: string;
  organization: string;
  /** Who names the person. */
  except: string;
  onJoin: (contactId: string) => void;
};

/** While a name is written down as new: whoever bears it already can be joined with one tap. */
export const LikelyJoin = ({ name, organization, except, onJoin }: JoinProps) => {
  const typed = useSettled(`${name} ${organization}`.trim(), 250);
  const bare = useSettled(name.trim(), 250);
  const workspaceId = useWorkspaceId();
  const byBoth = useQuery(peopleQuery(workspaceId, typed)).data?.items ?? [];
  const byName = useQuery(peopleQuery(workspaceId, bare)).data?.items ?? [];
  const found = likelySame([...byBoth, ...byName], { ...partsOf(name), email: '' });
  const same = found.find(({ id }) => id !== except);
  return (
    <div role="status">
      {same ? (
        <Callout tone="gold" actions={<Button onClick={() => onJoin(same.id)}>Use this contact</Button>}>
          <bdi>{displayName(same)}</bdi>
          {same.organization ? (
            <>
              {' '}
              at <bdi>{same.organization}</bdi>
            </>
          ) : null}{' '}
          is already in your contacts.
        </Callout>
      ) : null}
    </div>
  );
};

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
          is already in your contacts. Add only if this is a different person.
        </Callout>
      ) : null}
    </div>
  );
};
