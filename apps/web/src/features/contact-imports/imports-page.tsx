import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ContactImport } from '@threefold/contracts/contact-imports';
import { useState } from 'react';
import { newId } from '../../shared/api/new-id.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { momentAt } from '../../shared/time/moments.ts';
import { Badge } from '../../shared/ui/badge.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Checkbox } from '../../shared/ui/field.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { FileChooser } from './file-chooser.tsx';
import { headlineOf, isUnderWay, sizeInWords } from './import-words.ts';
import styles from './imports-page.module.css';
import { importsQuery, useStartImport } from './imports-requests.ts';
import { ProgressBar } from './progress-bar.tsx';

const stateBadge = (one: ContactImport) => {
  if (isUnderWay(one)) return <Badge tone="leaf">under way</Badge>;
  if (one.status === 'waiting-for-mapping') return <Badge tone="gold">waits for you</Badge>;
  if (one.status === 'failed') return <Badge tone="ember">failed</Badge>;
  return one.dryRun && one.status === 'done' ? <Badge tone="gold">tried only</Badge> : undefined;
};

const History = () => {
  const timeZone = useOwnZone();
  const list = useInfiniteQuery(importsQuery(useWorkspaceId()));
  const imports = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isError) return <ErrorNote error={list.error} retry={() => void list.refetch()} />;
  if (list.isSuccess && imports.length === 0) return null;
  return (
    <Section title="Lists so far">
      {list.isPending ? <Skeleton lines={3} /> : null}
      <Rows label="Lists so far">
        {imports.map((one) => (
          <Row
            key={one.id}
            title={
              <Link to="/imports/$importId" params={{ importId: one.id }} search={{}} data-row-link>
                <bdi>{one.fileName}</bdi>
              </Link>
            }
            badge={stateBadge(one)}
          >
            <p>{headlineOf(one)}</p>
            <p className={styles.when}>{momentAt(one.createdAt, { timeZone })}</p>
          </Row>
        ))}
      </Rows>
      {list.hasNextPage ? (
        <Button tone="quiet" onClick={() => void list.fetchNextPage()} pending={list.isFetchingNextPage}>
          Show older ones
        </Button>
      ) : null}
    </Section>
  );
};

type Chosen = { file: File; id: string };

export const ImportsPage = () => {
  const navigate = useNavigate();
  const { start, share } = useStartImport();
  const [isDry, setIsDry] = useState(true);
  const [chosen, setChosen] = useState<Chosen | null>(null);

  const send = (what: Chosen) => {
    setChosen(what);
    start.mutate(
      { ...what, dryRun: isDry },
      {
        onSuccess: ({ id }) =>
          void navigate({ to: '/imports/$importId', params: { importId: id }, search: {} }),
      },
    );
  };
  return (
    <Page width="narrow">
      <PageHeading
        page="Import"
        above={
          <Link to="/contacts" search={{}}>
            Contacts
          </Link>
        }
        below="Nothing that you typed is overwritten by a file, and an import can be taken back as a whole."
      >
        Bring a list of people.
      </PageHeading>
      <div className={styles.choose}>
        <FileChooser onFile={(file) => send({ file, id: newId() })} disabled={start.isPending} />
        <Checkbox
          label="Try it out first"
          hint="Shows what would come in, and what would not, before anything is changed."
          checked={isDry}
          onChange={(event) => setIsDry(event.target.checked)}
        />
        <div aria-live="polite">
          {start.isPending && chosen ? (
            <ProgressBar label={`Sending ${chosen.file.name}`} share={share}>
              {`${chosen.file.name}, ${sizeInWords(chosen.file.size)}: ${Math.round(share * 100)} % sent`}
            </ProgressBar>
          ) : null}
        </div>
        {start.isError ? (
          <ErrorNote
            error={start.error}
            {...(chosen && chosen.file.size > 0 ? { retry: () => send(chosen) } : {})}
          />
        ) : null}
      </div>
      <History />
    </Page>
  );
};
