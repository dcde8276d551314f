// All that is held on one person, to be read, printed and handed over to them; and the way to erase it.
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { AccessReport } from '@threefold/contracts/erasure';
import { useState } from 'react';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { momentAt } from '../../shared/time/moments.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { notify } from '../../shared/ui/toasts.ts';
import styles from './access-report-page.module.css';
import { accessReportQuery, useEraseContact } from './erasure-requests.ts';

const Entries = ({ items }: { items: AccessReport['sections'][number]['items'] }) => {
  const timeZone = useOwnZone();
  return (
    <dl className={styles.entries}>
      {items.map(({ at, heading, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a report have no identity and never move
        <div key={index}>
          <dt>
            {heading}
            {at === null ? null : <span className={styles.at}>{momentAt(at, { timeZone })}</span>}
          </dt>
          {text === null ? null : <dd dir="auto">{text}</dd>}
        </div>
      ))}
    </dl>
  );
};

const EraseForGood = ({ contactId, name }: { contactId: string; name: string }) => {
  const [isAsked, setIsAsked] = useState(false);
  const erase = useEraseContact(contactId);
  const navigate = useNavigate();
  const run = () =>
    erase.mutate(undefined, {
      onSuccess: ({ staysUnnamed }) => {
        notify({
          text: staysUnnamed
            ? 'Deleted. An unnamed spot stays in your network because referrals run through it.'
            : 'Deleted, along with everything about them.',
          tone: 'leaf',
        });
        void navigate({ to: '/contacts', search: {} });
      },
    });
  return (
    <div className={styles.erase}>
      <p className={styles.soft}>
        Their name, contact info, notes, letters, calls, what they said, and activity are deleted for good,
        with no way to restore them. If referrals run through them, an unnamed spot stays so the chain is
        intact. Letters you sent to others don’t change.
      </p>
      <p className={styles.actions}>
        {isAsked ? (
          <>
            <Button tone="ember" pending={erase.isPending} onClick={run}>
              Delete {name} for good
            </Button>
            <Button onClick={() => setIsAsked(false)}>Cancel</Button>
          </>
        ) : (
          <Button tone="ember" onClick={() => setIsAsked(true)}>
            Delete this person
          </Button>
        )}
      </p>
    </div>
  );
};

export const AccessReportPage = () => {
  const { contactId } = useParams({ from: '/signed-in/contacts/$contactId/held' });
  const { data: report } = useSuspenseQuery(accessReportQuery(useWorkspaceId(), contactId));
  const timeZone = useOwnZone();
  return (
    <Page width="narrow">
      <p className={styles.back} data-print="hide">
        <Link to="/contacts/$contactId" params={{ contactId }}>
          {report.name}
        </Link>
      </p>
      <PageHeading
        page={`Data about ${report.name}`}
        below={`${report.source} As of ${momentAt(report.madeAt, { timeZone })}.`}
        actions={
          <span data-print="hide">
            <Button onClick={() => window.print()}>Print</Button>
          </span>
        }
      >
        Everything stored about <bdi>{report.name}</bdi>
      </PageHeading>
      {report.sections.map(({ title, items }) => (
        <Section key={title} title={title}>
          <Entries items={items} />
        </Section>
      ))}
      <div className={styles.last} data-print="hide">
        <Section title="Delete">
          <EraseForGood contactId={contactId} name={report.name} />
        </Section>
      </div>
    </Page>
  );
};
