import { useSuspenseQuery } from '@tanstack/react-query';
import type { CallBack } from '@threefold/contracts/call-backs';
import { useState } from 'react';
import type { Temporal } from 'temporal-polyfill';
import { capital } from '../../shared/capital.ts';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { clockAt, dayAt, momentIn } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Badge } from '../../shared/ui/badge.tsx';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { callBacksQuery } from './call-backs-requests.ts';
import { CallMenu } from './call-menu.tsx';
import { callsHeadline, groupCalls, outcomeLabel } from './call-words.ts';
import { LogCallDialog } from './log-call.tsx';

type LineProps = { call: CallBack; mine: string; now: Temporal.Instant; late?: boolean };

const OpenCall = ({ call, mine, now, late = false }: LineProps) => {
  const [logging, setLogging] = useState(false);
  return (
    <Row
      lead={clockAt(call.dueAt, mine)}
      title={<HrefLink href={`/contacts/${call.contactId}`}>{call.contactName}</HrefLink>}
      badge={
        <Badge tone={late ? 'ember' : call.promised ? 'gold' : 'plain'}>
          {late ? 'overdue' : call.promised ? 'promised' : 'planned'}
        </Badge>
      }
      actions={
        <>
          <Button onClick={() => setLogging(true)}>Log it</Button>
          <CallMenu
            callBackId={call.id}
            contactName={call.contactName}
            at={call.dueAt}
            timeZone={call.timeZone}
            promised={call.promised}
            mine={mine}
          />
        </>
      }
    >
      {capital(momentIn(call.dueAt, call.timeZone, { timeZone: mine, now }))}. Attempt {call.attempt}.
      {call.note ? ` ${call.note}` : ''}
      {logging ? <LogCallDialog call={call} mine={mine} onClose={() => setLogging(false)} /> : null}
    </Row>
  );
};

/** As many as one looks back through; the rest is told with each person. */
const most = 30;
const lately = (calls: readonly CallBack[]): CallBack[] =>
  calls.toSorted((a, b) => ((a.outcomeAt ?? '') < (b.outcomeAt ?? '') ? 1 : -1)).slice(0, most);

const DoneCall = ({ call, mine, now }: LineProps) => (
  <Row
    lead={call.outcomeAt ? clockAt(call.outcomeAt, mine) : '—'}
    title={<HrefLink href={`/contacts/${call.contactId}`}>{call.contactName}</HrefLink>}
    badge={<Badge tone="leaf">{call.outcome ? outcomeLabel(call.outcome) : 'done'}</Badge>}
  >
    {call.outcomeAt ? `${capital(dayAt(call.outcomeAt, { timeZone: mine, now }))}.` : ''}
    {call.note ? ` ${call.note}` : ''}
  </Row>
);

/** All calls: what is owed by time, and what was made. Today shows the same one by one. */
export const CallsPage = () => {
  const workspaceId = useWorkspaceId();
  const { data: due } = useSuspenseQuery(callBacksQuery(workspaceId, 'due'));
  const { data: done } = useSuspenseQuery(callBacksQuery(workspaceId, 'done'));
  const mine = useOwnZone();
  const now = useNow();
  const groups = groupCalls(due.items, { timeZone: mine, now });
  return (
    <Page width="narrow">
      <PageHeading page="Calls">{callsHeadline(groups)}</PageHeading>
      {due.items.length === 0 ? (
        <EmptyState
          title="Calls you promise in a letter show up here."
          action={
            <ButtonLink to="/today" search={{}} tone="primary">
              Back to Today
            </ButtonLink>
          }
        />
      ) : null}
      {groups.map(({ title, calls, late }) => (
        <Section key={title} title={title}>
          <Rows label={title}>
            {calls.map((call) => (
              <OpenCall key={call.id} call={call} mine={mine} now={now} late={late} />
            ))}
          </Rows>
        </Section>
      ))}
      {done.items.length > 0 ? (
        <Section title="Recent calls">
          <Rows label="Recent calls">
            {lately(done.items).map((call) => (
              <DoneCall key={call.id} call={call} mine={mine} now={now} />
            ))}
          </Rows>
        </Section>
      ) : null}
    </Page>
  );
};
