import { useQuery } from '@tanstack/react-query';
import { api } from '../../../shared/api/request.ts';
import { workspaceKey } from '../../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Menu } from '../../../shared/ui/menu.tsx';

const most = 6;

/** What the seeker could help with, to be said in the speech; nobody is told who named it. Nothing while nothing is marked. */
export const SpeechProblems = ({ onInsert }: { onInsert: (text: string) => void }) => {
  const workspaceId = useWorkspaceId();
  const { data } = useQuery({
    queryKey: workspaceKey(workspaceId, 'findings', 'could-help', 50),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/findings/could-help', { params: { workspaceId }, signal }),
  });
  const texts = [...new Set(data?.items.map(({ text }) => text))].slice(0, most);
  if (texts.length === 0) return null;
  return (
    <Menu
      label="Problems you could help with"
      trigger={<Button tone="quiet">Insert a problem</Button>}
      items={texts.map((text) => ({ label: text, onSelect: () => onInsert(text) }))}
    />
  );
};
