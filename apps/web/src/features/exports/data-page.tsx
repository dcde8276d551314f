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
      'Every contact, letter, call, meeting, finding, referral, setting, and activity. This is the file you can restore from.',
  },
  {
    format: 'zip',
    title: 'Everything, in every format',
    about: 'One archive with every export below and a note on what’s in it.',
  },
  {
    format: 'csv',
    title: 'Contacts for a spreadsheet',
    about: 'One row per person, with your notes. You can import it again.',
  },
  {
    format: 'vcf',
    title: 'Contacts for an address book',
    about: 'vCard, for phones and email apps.',
  },
  {
    format: 'mbox',
    title: 'Letters',
    about: 'Everything you sent, including on paper, as a mailbox for your email app.',
  },
  { format: 'ics', title: 'Calendar', about: 'Calls, meetings, and letters that are due.' },
  {
    format: 'graphml',
    title: 'Network',
    about: 'People and referrals as a graph, for graph software.',
  },
  { format: 'edges', title: 'Referrals as a list', about: 'Who referred you to whom, and when.' },
];

const Kinds = () => {
  const workspaceId = useWorkspaceId();
  const queryClient = useQueryClient();
  const address = (format: ExportFormat, version?: string) =>
    `/api/v1/workspaces/${workspaceId}/export?format=${format}${version ? `&version=${version}` : ''}`;
  // The log has one line more once the download has begun.
  const renew = () => setTimeout(() => readAgain(queryClient, workspaceId, 'access-log'), 1500);
  return (
    <Rows label="Exports">
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
                  For older software
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
        Restore a full export. Anything already here stays as is, and letters that were waiting to go out come
        back as drafts.
      </p>
      <div className={styles.save}>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          className="sr-only"
          tabIndex={-1}
          aria-label="Export to restore"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) restore.mutate(file);
          }}
        />
        <Button pending={restore.isPending} onClick={() => input.current?.click()}>
          {restore.isPending ? 'Restoring' : 'Choose file'}
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
  if (items.length === 0) return <p className={styles.soft}>No activity</p>;
  return (
    <>
      <Rows label="Access log">
        {items.map(({ id, at, sentence }) => (
          <Row key={id} title={sentence}>
            {momentAt(at, { timeZone })}
          </Row>
        ))}
      </Rows>
      {log.hasNextPage ? (
        <p className={styles.save}>
          <Button pending={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            Show earlier
          </Button>
        </p>
      ) : null}
    </>
  );
};

export const DataPage = () => (
  <SettingsFrame
    page="Your data"
    title="Your data"
    below="Exports are made on the spot from your current data. Coaches can’t export anything."
  >
    <Kinds />
    <Section title="Restore">
      <BringBack />
    </Section>
    <Section title="Access log">
      <AccessLog />
    </Section>
    <Section title="Delete account">
      <p className={styles.save}>
        <DownloadAccount />
        <Link to="/settings/erase">Delete account</Link>
      </p>
    </Section>
  </SettingsFrame>
);
