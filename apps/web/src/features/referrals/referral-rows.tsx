import { Link } from '@tanstack/react-router';
import type { Referral } from '@threefold/contracts/referrals';
import { useOwnZone } from '../../shared/session/settings.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Badge } from '../../shared/ui/badge.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { ReferralActions } from './referral-actions.tsx';
import { standing, stateLabels, termsInWords, toneOf } from './referral-words.ts';
import styles from './referrals.module.css';

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
        Named by{' '}
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
