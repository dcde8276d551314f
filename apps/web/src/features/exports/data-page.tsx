import { useQueryClient, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ExportFormat } from '@threefold/contracts/exports/exports';
import { useRef } from 'react';
import { DownloadAccount } from '../../shared/actions/download-account.tsx';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { readAgain } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { momentAt } from '../../shared/time/moments.ts';
import { Button, ButtonHref } from '../../shared/ui/button.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import styles from '../../shared/ui/settings-frame.module.css';
import { SettingsFrame } from '../../shared/ui/settings-frame.tsx';
import { accessLogQuery, restoredSentence, useRestore } from './exports-requests.ts';

type Kind = { format: ExportFormat; title: string; about: string };

const kinds: readonly Kind[] = [
  {
    format: 'json',
    title: 'Everything',
    about:
      'Every contact, letter, call, meeting, finding, referral, setting and line of history. This is the file that can be brought back here.',
  },
  {
    format: 'zip',
    title: 'All of it, as files of every kind',
    about: 'One archive with all that can be taken out here, and a note on what is in it.',
  },
  {
    format: 'csv',
    title: 'Contacts, for a spreadsheet',
    about: 'One row for each person, with your notes. Imported again, it comes back as it was.',
  },
  {
    format: 'vcf',
    title: 'Contacts, for an address book',
    about: 'vCard, as phones and mail programs read it.',
  },
  {
    format: 'mbox',
    title: 'Letters',
    about: 'What you sent, on paper too, as a mailbox for your mail program.',
  },
  { format: 'ics', title: 'Calendar', about: 'Calls you owe, meetings, and letters that are due.' },
  {
    format: 'graphml',
    title: 'Network',
    about: 'People and referrals as a graph, for programs that draw one.',
  },
  { format: 'edges', title: 'Referrals, as a list', about: 'Who named whom, and when: one row each.' },
];

const Kinds = () => {
  const workspaceId = useWorkspaceId();
  const queryClient = useQueryClient();
  const address = (format: ExportFormat, version?: string) =>
    `/api/v1/workspaces/${workspaceId}/export?format=${format}${version ? `&version=${version}` : ''}`;
  // The log has one line more once the download has begun.
  const renew = () => setTimeout(() => readAgain(queryClient, workspaceId, 'access-log'), 1500);
  return (
    <Rows label="What you can take out">
      {kinds.map(({ format, title, about }) => (
        <Row
          key={format}
          title={title}
          actions={
            <>
              <ButtonHref
                href={address(format)}
                download
                onClick={renew}
                tone={format === 'json' ? 'primary' : 'plain'}
                aria-label={`Download: ${title}`}
              >
                Download
              </ButtonHref>
              {format === 'vcf' ? (
                <ButtonHref href={address(format, '3')} download onClick={renew} tone="quiet">
                  For older programs
                </ButtonHref>
              ) : null}
            </>
          }
        >
          {about}
        </Row>
      ))}
    </Rows>
  );
};

const BringBack = () => {
  const input = useRef<HTMLInputElement>(null);
  const restore = useRestore();
  return (
    <div className={styles.form}>
      <p className={styles.soft}>
        An export of everything comes back whole: what is here already stays as it is, and a letter that
        waited to go out comes back as a draft.
      </p>
      <div className={styles.save}>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          className="sr-only"
          tabIndex={-1}
          aria-label="Export to bring back"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) restore.mutate(file);
          }}
        />
        <Button pending={restore.isPending} onClick={() => input.current?.click()}>
          {restore.isPending ? 'Bringing it back' : 'Choose the file'}
        </Button>
        <p className={styles.word} data-tone={restore.error ? 'ember' : 'leaf'} role="status">
          {restore.error
            ? problemSentence(restore.error)
            : restore.data
              ? restoredSentence(restore.data)
              : null}
        </p>
      </div>
    </div>
  );
};

const AccessLog = () => {
  const timeZone = useOwnZone();
  const log = useSuspenseInfiniteQuery(accessLogQuery(useWorkspaceId()));
  const items = log.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className={styles.soft}>Nobody looked, and nothing left.</p>;
  return (
    <>
      <Rows label="Who looked and what left">
        {items.map(({ id, at, sentence }) => (
          <Row key={id} title={sentence}>
            {momentAt(at, { timeZone })}
          </Row>
        ))}
      </Rows>
      {log.hasNextPage ? (
        <p className={styles.save}>
          <Button pending={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            Show older lines
          </Button>
        </p>
      ) : null}
    </>
  );
};

export const DataPage = () => (
  <SettingsFrame
    page="Your data"
    title="It is yours: take it out whenever you like."
    below="Every file is made at once, from what stands here in this moment. No coach can take any of it out."
  >
    <Kinds />
    <Section title="Bring it back">
      <BringBack />
    </Section>
    <Section title="Who looked, and what left">
      <AccessLog />
    </Section>
    <Section title="Leave">
      <p className={styles.save}>
        <DownloadAccount />
        <Link to="/settings/erase">Erase your account</Link>
      </p>
    </Section>
  </SettingsFrame>
);
