// The invitation stands outside of the shell: whoever opens it may have no account yet.
import { useQuery } from '@tanstack/react-query';
import { useParams, useRouterState, useSearch } from '@tanstack/react-router';
import { InvitationForPerson, InvitationForStranger } from '../../features/coaching/invitation.tsx';
import { WelcomeLayout } from '../../features/identity/welcome-layout.tsx';
import { isProblem } from '../../shared/api/api-problem.ts';
import { meQuery } from '../../shared/session/me.ts';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Loading } from '../../shared/ui/skeleton.tsx';

export const InvitationPage = () => {
  const { shareId } = useParams({ from: '/invitation/$shareId' });
  const { token = '' } = useSearch({ from: '/invitation/$shareId' });
  const next = useRouterState({ select: ({ location }) => location.href });
  const me = useQuery(meQuery);
  const isStranger = isProblem(me.error, 401);
  return (
    <WelcomeLayout>
      {me.data && !isStranger ? <InvitationForPerson me={me.data} shareId={shareId} token={token} /> : null}
      {isStranger ? <InvitationForStranger next={next} /> : null}
      {me.isPending ? <Loading what="the invitation" /> : null}
      {me.isError && !isStranger ? <ErrorNote error={me.error} retry={() => void me.refetch()} /> : null}
    </WelcomeLayout>
  );
};
