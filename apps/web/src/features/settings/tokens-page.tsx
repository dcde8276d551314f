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
  { value: 'read', label: 'Read', hint: 'Look at everything in your search.' },
  { value: 'write', label: 'Write', hint: 'Add, change and send, as you could yourself.' },
  { value: 'import', label: 'Import', hint: 'Bring in lists of people.' },
];

const scopeLabel = (scope: TokenScope): string => scopes.find(({ value }) => value === scope)?.label ?? scope;

const TokenRow = ({ token }: { token: AccessToken }) => {
  const timeZone = useOwnZone();
  const end = useEndToken();
  const used =
    token.lastUsedAt === null ? 'Never used' : `Used last ${dayAt(token.lastUsedAt, { timeZone })}`;
  return (
    <Row
      title={token.name}
      actions={
        <Button tone="ember" pending={end.isPending} onClick={() => end.mutate(token.id)}>
          End it
        </Button>
      }
    >
      <p>
        {token.hint}… {token.scopes.map(scopeLabel).join(', ')}. {used}. Ends{' '}
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
        title={`The token “${create.data.name}”. It is shown only now.`}
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
        <TextField label="What it is for" autoComplete="off" {...form.field('name')} />
        <TextField label="Until" type="date" hint="A year at most." {...form.field('expiresAt')} />
      </div>
      <CheckboxSet
        legend="What it may do"
        legendClassName={styles.legend}
        options={scopes}
        {...form.field('scopes')}
      />
      <SaveBar form={form} label="Make the token" />
    </form>
  );
};

export const TokensPage = () => {
  const { data } = useSuspenseQuery(tokensQuery);
  return (
    <SettingsFrame
      page="Access tokens"
      title={data.items.length === 0 ? 'No other program has access.' : 'Programs that have access.'}
      below="A token lets a script or another program use your account through the public API."
    >
      {data.items.length > 0 ? (
        <Rows label="Access tokens">
          {data.items.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </Rows>
      ) : null}
      <Section title="A new token">
        <NewToken />
      </Section>
    </SettingsFrame>
  );
};
