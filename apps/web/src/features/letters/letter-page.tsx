import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { settingsQuery } from '../../shared/session/settings.ts';
import { problemsFor } from './drafting/insertable.ts';
import { LetterEditor } from './letter-editor.tsx';
import { isChangeable } from './letter-words.ts';
import {
  chainQuery,
  letterQuery,
  mailQuery,
  readerQuery,
  solvableQuery,
  templatesQuery,
} from './letters-requests.ts';
import { nameableReferrers } from './nameable-referrers.ts';
import { ApprovedLetter } from './sending/approved-letter.tsx';

export const LetterPage = () => {
  const workspaceId = useWorkspaceId();
  const { letterId } = useParams({ from: '/signed-in/letters/$letterId' });
  const { data: letter } = useSuspenseQuery(letterQuery(workspaceId, letterId));
  const { data: contact } = useSuspenseQuery(readerQuery(workspaceId, letter.contactId));
  const { data: settings } = useSuspenseQuery(settingsQuery(workspaceId));
  // These help the writing and never stand in its way.
  const mail = useQuery(mailQuery(workspaceId)).data;
  const templates = useQuery(templatesQuery(workspaceId, letter.kind)).data?.items ?? [];
  const solvable = useQuery(solvableQuery(workspaceId)).data?.items ?? [];
  const chain = useQuery(chainQuery(workspaceId, letter.contactId)).data;

  if (!isChangeable(letter)) return <ApprovedLetter letter={letter} contact={contact} settings={settings} />;
  return (
    <LetterEditor
      key={letter.id}
      letter={letter}
      contact={contact}
      settings={settings}
      mail={mail}
      templates={templates}
      problems={problemsFor(contact, solvable)}
      referrers={chain ? nameableReferrers(chain, letter.contactId) : []}
    />
  );
};
