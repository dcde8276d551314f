import { useSuspenseQuery } from '@tanstack/react-query';
import { inviteCoach, type Share, type ShareLevel } from '@threefold/contracts/coaching';
import { shareLevels, shareLevelViews } from '@threefold/domain/coaching/share-levels';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { useContractForm } from '../../shared/contract-form.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Select, TextField } from '../../shared/ui/field.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import styles from '../../shared/ui/settings-frame.module.css';
import { SaveBar, SettingsFrame } from '../../shared/ui/settings-frame.tsx';
import { ShownOnce } from '../../shared/ui/shown-once.tsx';
import { sharesQuery, useChangeShare, useInviteCoach, useRevokeShare } from './sharing-requests.ts';

const levelOptions = shareLevels.map((value) => ({ value, label: shareLevelViews[value].label }));
const levelOf = (value: string): ShareLevel => shareLevels.find((level) => level === value) ?? 'progress';

const headline = (active: number): string => {
  if (active === 0) return 'Only you can see your search';
  return active === 1
    ? 'One coach can see part of your search'
    : `${numberInWords(active).replace(/^./, (first) => first.toUpperCase())} coaches can see part of your search`;
};

const stateOf = (share: Share, timeZone: string): string => {
  if (share.status === 'active')
    return share.lastSeenAt === null
      ? 'Hasn’t viewed it yet.'
      : `Last viewed ${dayAt(share.lastSeenAt, { timeZone })}.`;
  if (share.expiresAt === null) return 'Invited, not accepted yet.';
  const day = dayAt(share.expiresAt, { timeZone });
  return Date.parse(share.expiresAt) <= Date.now()
    ? `Not accepted; the link expired ${day}. Invite them again if needed.`
    : `Invited, not accepted yet. The link expires ${day}.`;
};

const ShareRow = ({ share }: { share: Share }) => {
  const zone = useOwnZone();
  const change = useChangeShare();
  const revoke = useRevokeShare();
  return (
    <Row
      title={share.coachName ?? share.email}
      actions={
        <>
          <Select
            label={`What ${share.coachName ?? share.email} sees`}
            labelHidden
            options={levelOptions}
            value={share.level}
            disabled={change.isPending}
            onChange={(event) => change.mutate({ share, level: levelOf(event.target.value) })}
          />
          <Button tone="ember" pending={revoke.isPending} onClick={() => revoke.mutate(share)}>
            Revoke
          </Button>
        </>
      }
    >
      {share.coachName ? <p>{share.email}</p> : null}
      <p>{shareLevelViews[share.level].sentence}</p>
      <p>{stateOf(share, zone)}</p>
    </Row>
  );
};

const nobodyYet: { email: string; level: ShareLevel } = { email: '', level: 'progress' };

const Invitation = () => {
  const invite = useInviteCoach();
  const form = useContractForm({
    schema: inviteCoach.body,
    values: nobodyYet,
    toBody: ({ email, level }) => ({ email: email.trim(), level }),
    send: (body) => invite.mutateAsync(body),
  });
  const made = invite.data;
  if (made && 'link' in made)
    return (
      <ShownOnce
        title={
          made.mailed
            ? `${made.email} was emailed this link. Copy it now; you won’t see it again.`
            : `Send this link to ${made.email}. Copy it now; you won’t see it again.`
        }
        secret={made.link}
        onDone={() => {
          invite.reset();
          form.reset(nobodyYet);
        }}
      />
    );
  return (
    <form className={styles.form} {...form.element}>
      <TextField label="Coach’s email" type="email" autoComplete="off" {...form.field('email')} />
      <fieldset>
        <legend className={styles.legend}>Access</legend>
        {shareLevels.map((level) => (
          <label key={level} className={styles.choice}>
            <input type="radio" value={level} {...form.box('level')} />
            <span>
              <span className={styles.choiceName}>{shareLevelViews[level].label}</span>
              <span className={styles.soft}>{shareLevelViews[level].sentence}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p className={styles.small}>Coaches can comment. They can’t send, change, or delete anything.</p>
      <SaveBar form={form} label="Invite" />
    </form>
  );
};

export const SharingPage = () => {
  const { data } = useSuspenseQuery(sharesQuery(useWorkspaceId()));
  const shares = data.items.filter(({ status }) => status !== 'revoked');
  return (
    <SettingsFrame page="Sharing" title={headline(shares.filter(({ status }) => status === 'active').length)}>
      {shares.length > 0 ? (
        <Rows label="Coaches">
          {shares.map((share) => (
            <ShareRow key={share.id} share={share} />
          ))}
        </Rows>
      ) : null}
      <Section title="Invite a coach">
        <Invitation />
      </Section>
    </SettingsFrame>
  );
};
