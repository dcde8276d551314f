import { useSuspenseQuery } from '@tanstack/react-query';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { nowInWords } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { todayQuery } from './today-requests.ts';

export const TodayPage = () => {
  const { data: today } = useSuspenseQuery(todayQuery(useWorkspaceId()));
  const now = useNow();
  return (
    <Page>
      <PageHeading page="Today" above={nowInWords(today.timeZone, now)} below={today.estimate}>
        {today.headline}
      </PageHeading>
    </Page>
  );
};
