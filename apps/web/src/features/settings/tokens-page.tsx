import { useSuspenseQuery } from '@tanstack/react-query';
import { type AccessToken, createToken, type TokenScope } from '@threefold/contracts/identity';
import { Temporal } from 'temporal-polyfill';
import { useContractForm } from '../../shared/contract-form.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { instantOf } from '../../shared/time/wall.ts';
import { Button } from '../../shared/ui/button.tsx';
import { CheckboxSet, TextField } from '../../shared/ui/field.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import styles from '../../shared/ui/settings-frame.module.css';
import { SaveBar, SettingsFrame } from '../../shared/ui/settings-frame.tsx';
import { ShownOnce } from '../../shared/ui/shown-once.tsx';
import { tokensQuery, useCreateToken, useEndToken } from './settings-requests.ts';

const scopes: readonly { value: TokenScope; label: string; hint: string }[] = [
  { value: 'read', label: 'Read', hint: 'See everything in your search.' },
  { value: 'write', label: 'Write', hint: 'Add, edit, and send, just as you can.' },
  { value: 'import', label: 'Import', hint: 'Import contacts.' },
  { value: 'restore', label: 'Restore', hint: 'Restore an export of everything.' },
];

const scopeLabel = (scope: TokenScope): string => scopes.find(({ value }) => value === scope)?.label ?? scope;

const TokenRow = ({ token }: { token: AccessToken }) => {
  const timeZone = useOwnZone();
  const end = useEndToken();
  const used =
    token.lastUsedAt === null ? 'Never used' : `Last used ${dayAt(token.lastUsedAt, { timeZone })}`;
  return (
    <Row
      title={token.name}
      actions={
        <Button tone="ember" pending={end.isPending} onClick={() => end.mutate(token.id)}>
          Revoke
        </Button>
      }
    >
      <p>
        {token.hint}… {token.scopes.map(scopeLabel).join(', ')}. {used}. Expires{' '}
        {dayAt(token.expiresAt, { timeZone })}.
      </p>
    </Row>
  );
};

const inDays = (days: number): string => Temporal.Now.plainDateISO().add({ days }).toString();

const freshToken = (): { name: string; expiresAt: string; scopes: TokenScope[] } => ({
  name: '',
  expiresAt: inDays(90),
  scopes: ['read'],
});

const NewToken = () => {
  const timeZone = useOwnZone();
  const create = useCreateToken();
  const form = useContractForm({
    schema: createToken.body,
    values: freshToken(),
    // To the end of the day that was chosen.
    toBody: ({ expiresAt, ...rest }) => ({
      ...rest,
      expiresAt: instantOf({ day: expiresAt, time: '23:59' }, timeZone) ?? '',
    }),
    send: (body) => create.mutateAsync(body),
  });
  if (create.data)
    return (
      <ShownOnce
        title={`Token “${create.data.name}”. Copy it now; you won’t see it again.`}
        secret={create.data.token}
        onDone={() => {
          create.reset();
          form.reset(freshToken());
        }}
      />
    );
  return (
    <form className={styles.form} {...form.element}>
      <div className={styles.pair}>
        <TextField label="Name" autoComplete="off" {...form.field('name')} />
        <TextField label="Expires" type="date" hint="Up to one year." {...form.field('expiresAt')} />
      </div>
      <CheckboxSet
        legend="Permissions"
        legendClassName={styles.legend}
        options={scopes}
        {...form.field('scopes')}
      />
      <SaveBar form={form} label="Create token" />
    </form>
  );
};

export const TokensPage = () => {
  const { data } = useSuspenseQuery(tokensQuery);
  return (
    <SettingsFrame
      page="Access tokens"
      title={data.items.length === 0 ? 'No access tokens' : 'Access tokens'}
      below="A token lets a script or another app use your account through the public API."
    >
      {data.items.length > 0 ? (
        <Rows label="Access tokens">
          {data.items.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </Rows>
      ) : null}
      <Section title="New token">
        <NewToken />
      </Section>
    </SettingsFrame>
  );
};
