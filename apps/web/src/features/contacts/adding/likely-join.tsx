import { useQuery } from '@tanstack/react-query';
import { displayName } from '@threefold/domain/contacts/names';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Callout } from '../../../shared/ui/callout.tsx';
import { peopleQuery } from '../contacts-requests.ts';
import { useSettled } from '../use-settled.ts';
import { likelySame, partsOf } from './new-contact.ts';

type Props = {
  name: string;
  organization: string;
  /** Who names the person. */
  except: string;
  onJoin: (contactId: string) => void;
};

/** While a name is written down as new: whoever bears it already can be joined with one tap. */
export const LikelyJoin = ({ name, organization, except, onJoin }: Props) => {
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
        <Callout tone="gold" actions={<Button onClick={() => onJoin(same.id)}>It is this person</Button>}>
          <bdi>{displayName(same)}</bdi>
          {same.organization ? (
            <>
              {' '}
              at <bdi>{same.organization}</bdi>
            </>
          ) : null}{' '}
          is among your contacts already.
        </Callout>
      ) : null}
    </div>
  );
};
