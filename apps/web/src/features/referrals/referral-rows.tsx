import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LostKind, Referral, ReferralTerms } from '@threefold/contracts/referrals';
import { referralTerms } from '@threefold/domain/referrals/referral-state';
import { useStartLetter } from '../../shared/actions/start-letter.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Badge } from '../../shared/ui/badge.tsx';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import { MoreIcon } from '../../shared/ui/icons.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import type { MenuItem } from '../../shared/ui/open-menu.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { isLate, standing, stateLabels, termsInWords, toneOf } from './referral-words.ts';
import styles from './referrals.module.css';
import { referralsQuery, useChangeReferral } from './referrals-requests.ts';

const ReferralRow = ({ referral, here }: { referral: Referral; here: string | undefined }) => {
  const now = useNow();
  const timeZone = useOwnZone();
  const { toContactId, toName, fromContactId, fromName, note, state, dangling, at } = referral;
  return (
    <Row
      title={
        toContactId === here ? (
          <bdi>{toName}</bdi>
        ) : (
          <Link to="/contacts/$contactId" params={{ contactId: toContactId }}>
            <bdi>{toName}</bdi>
          </Link>
        )
      }
      badge={
        <Badge tone={toneOf(referral)}>
          {stateLabels[state].toLowerCase()}
          {dangling ? ', dangling' : ''}
        </Badge>
      }
      actions={<ReferralActions referral={referral} />}
    >
      <p>
        Referred by{' '}
        {fromContactId === here ? (
          <bdi>{fromName}</bdi>
        ) : (
          <Link to="/contacts/$contactId" params={{ contactId: fromContactId }}>
            <bdi>{fromName}</bdi>
          </Link>
        )}
        , {dayAt(at, { timeZone, now })}. {termsInWords(referral)}.
      </p>
      <p>{standing(referral, { timeZone, now })}</p>
      {note ? (
        <p className={styles.note}>
          <bdi>{note}</bdi>
        </p>
      ) : null}
    </Row>
  );
};

/** `here`: the person on whose page they stand, who is not linked to. */
export const ReferralRows = ({
  label,
  referrals,
  here,
}: {
  label: string;
  referrals: readonly Referral[];
  here?: string;
}) => (
  <Rows label={label}>
    {referrals.map((referral) => (
      <ReferralRow key={referral.id} referral={referral} here={here} />
    ))}
  </Rows>
);

// What can be done about a name: the one next step as a button, everything else behind a menu.

const changeTerms: Record<ReferralTerms, string> = {
  'may-use-name': 'Use their name',
  'will-introduce': 'They’ll introduce you',
  'name-only': 'Don’t use their name',
};

const ends: Record<LostKind, { label: string; said: (name: string) => string }> = {
  declined: { label: 'They declined', said: (name) => `${name} declined.` },
  'not-reached': { label: 'Couldn’t reach them', said: (name) => `Couldn’t reach ${name}.` },
  'set-aside': { label: 'Set aside for now', said: (name) => `${name} set aside.` },
};

const isOpen = ({ state }: Referral) => state !== 'met' && state !== 'loop-closed' && state !== 'lost';

type Changing = ReturnType<typeof useChangeReferral>;

const menuOf = (referral: Referral, change: Changing): (MenuItem | 'line')[] => {
  const { terms, toName, fromName, lostReason, lostKind, introducedAt } = referral;
  const others = referralTerms.filter((each) => each !== terms);
  const items: (MenuItem | 'line')[] = others.map((next) => ({
    label: changeTerms[next],
    onSelect: () =>
      change.mutate({
        referral,
        patch: { terms: next },
        back: { terms },
        said: `Terms for ${fromName} changed.`,
      }),
  }));
  if (introducedAt !== null)
    items.push({
      label: 'Introduction hasn’t come',
      onSelect: () =>
        change.mutate({
          referral,
          patch: { introduced: false },
          back: { introduced: true },
          said: 'Waiting for the introduction.',
        }),
    });
  if (isOpen(referral)) {
    items.push('line');
    for (const kind of ['declined', 'not-reached', 'set-aside'] as const)
      items.push({
        label: ends[kind].label,
        onSelect: () =>
          change.mutate({
            referral,
            patch: { lostKind: kind },
            back: { lostReason: null },
            said: `${ends[kind].said(toName)} Let ${fromName} know.`,
          }),
      });
  }
  if (lostReason !== null)
    items.push('line', {
      label: 'Reopen',
      onSelect: () =>
        change.mutate({
          referral,
          patch: { lostReason: null },
          back: { lostReason, lostKind },
          said: `Referral to ${toName} reopened.`,
        }),
    });
  return items;
};

/** The next step of a name, as a button. Nothing where the loop is closed or something is under way. */
const NextStep = ({ referral, change }: { referral: Referral; change: Changing }) => {
  const start = useStartLetter();
  const now = useNow();
  const { id: referralId, state, terms, introducedAt, fromName, fromContactId, toContactId } = referral;
  if (state === 'named' && terms === 'will-introduce' && introducedAt === null)
    return (
      <>
        <Button
          pending={change.isPending}
          onClick={() =>
            change.mutate({
              referral,
              patch: { introduced: true },
              back: { introduced: false },
              said: `${fromName} introduced you to ${referral.toName}.`,
            })
          }
        >
          Got the introduction
        </Button>
        {isLate(referral, now) ? (
          <Button
            pending={start.isPending}
            onClick={() => start.mutate({ contactId: fromContactId, kind: 'nudge', referralId })}
          >
            Draft a reminder
          </Button>
        ) : null}
      </>
    );
  if (state === 'named')
    return (
      <ButtonLink to="/contacts/$contactId" params={{ contactId: toContactId }} search={{ part: 'about' }}>
        Add an address
      </ButtonLink>
    );
  if (state === 'free-to-write')
    return (
      <Button
        pending={start.isPending}
        onClick={() => start.mutate({ contactId: toContactId, kind: 'outreach', referralId })}
      >
        Write first letter
      </Button>
    );
  if (state === 'met' || state === 'lost')
    return (
      <Button
        pending={start.isPending}
        onClick={() => start.mutate({ contactId: fromContactId, kind: 'loop-closing', referralId })}
      >
        Update the referrer
      </Button>
    );
  return null;
};

const ReferralActions = ({ referral }: { referral: Referral }) => {
  const change = useChangeReferral();
  return (
    <>
      <NextStep referral={referral} change={change} />
      {referral.state === 'loop-closed' ? null : (
        <Menu
          label={`More about ${referral.toName}`}
          trigger={
            <IconButton label={`More about ${referral.toName}, referred by ${referral.fromName}`}>
              <MoreIcon />
            </IconButton>
          }
          items={menuOf(referral, change)}
        />
      )}
    </>
  );
};

/** On a contact's page: who named them and whom they named, each with its state and its next step. */
export const ReferralsOf = ({ contactId }: { contactId: string }) => {
  const workspaceId = useWorkspaceId();
  const to = useInfiniteQuery(referralsQuery(workspaceId, { to: contactId }));
  const from = useInfiniteQuery(referralsQuery(workspaceId, { from: contactId }));
  const named = [...(to.data?.pages[0]?.items ?? []), ...(from.data?.pages[0]?.items ?? [])];
  if (named.length === 0) return null;
  return (
    <Section
      title="Referral status"
      aside={
        from.hasNextPage ? (
          <Link to="/referrals" search={{ from: contactId }}>
            See all
          </Link>
        ) : null
      }
    >
      <ReferralRows label="Referral status" referrals={named} here={contactId} />
    </Section>
  );
};
