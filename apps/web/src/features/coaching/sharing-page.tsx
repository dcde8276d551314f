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
  if (active === 0) return 'Nobody but you sees this search.';
  return active === 1
    ? 'One coach sees part of this search.'
    : `${numberInWords(active).replace(/^./, (first) => first.toUpperCase())} coaches see part of this search.`;
};

const stateOf = (share: Share, timeZone: string): string => {
  if (share.status === 'active')
    return share.lastSeenAt === null
      ? 'Has not looked yet.'
      : `Looked last ${dayAt(share.lastSeenAt, { timeZone })}.`;
  if (share.expiresAt === null) return 'Invited, not accepted yet.';
  const day = dayAt(share.expiresAt, { timeZone });
  return Date.parse(share.expiresAt) <= Date.now()
    ? `Not accepted; the link ended ${day}. Invite them anew if they should still see it.`
    : `Invited, not accepted yet. The link holds until ${day}.`;
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
            Let out
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
            ? `${made.email} was mailed this link. It is shown only now.`
            : `Give this link to ${made.email}. It is shown only now.`
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
      <TextField label="The coach’s e-mail" type="email" autoComplete="off" {...form.field('email')} />
      <fieldset>
        <legend className={styles.legend}>What the coach sees</legend>
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
      <p className={styles.small}>A coach can comment, and never sends, changes or deletes anything.</p>
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
