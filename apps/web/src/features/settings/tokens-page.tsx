import { useSuspenseQuery } from '@tanstack/react-query';
import type { AccessToken, TokenScope } from '@threefold/contracts/identity';
import type { FormEvent } from 'react';
import { Temporal } from 'temporal-polyfill';
import { fieldError } from '../../shared/api/api-problem.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { instantOf } from '../../shared/time/wall.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Checkbox, TextField } from '../../shared/ui/field.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { allIn, textIn } from './form-values.ts';
import { SaveBar } from './save-bar.tsx';
import styles from './settings-frame.module.css';
import { SettingsFrame } from './settings-frame.tsx';
import { tokensQuery, useCreateToken, useEndToken } from './sharing-requests.ts';
import { ShownOnce } from './shown-once.tsx';

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

const NewToken = () => {
  const timeZone = useOwnZone();
  const create = useCreateToken();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = allIn(form, 'scope');
    const expiresAt = instantOf({ day: textIn(form, 'until'), time: '23:59' }, timeZone);
    create.mutate({
      name: textIn(form, 'name'),
      scopes: scopes.flatMap(({ value }) => (chosen.includes(value) ? [value] : [])),
      ...(expiresAt ? { expiresAt } : {}),
    });
  };
  if (create.data)
    return (
      <ShownOnce
        title={`The token “${create.data.name}”. It is shown only now.`}
        secret={create.data.token}
        onDone={() => create.reset()}
      />
    );
  const error = (path: string) => fieldError(create.error, path);
  return (
    <form className={styles.form} onSubmit={onSubmit}>
      <div className={styles.pair}>
        <TextField
          label="What it is for"
          name="name"
          required
          maxLength={120}
          autoComplete="off"
          error={error('name')}
        />
        <TextField
          label="Until"
          name="until"
          type="date"
          required
          min={inDays(1)}
          max={inDays(365)}
          defaultValue={inDays(90)}
          error={error('expiresAt')}
          hint="A year at most."
        />
      </div>
      <fieldset>
        <legend className={styles.legend}>What it may do</legend>
        {scopes.map(({ value, label, hint }) => (
          <Checkbox
            key={value}
            name="scope"
            value={value}
            label={label}
            hint={hint}
            defaultChecked={value === 'read'}
          />
        ))}
        {error('scopes') ? (
          <p className={styles.word} data-tone="ember">
            Choose one at least.
          </p>
        ) : null}
      </fieldset>
      <SaveBar label="Make the token" isPending={create.isPending} isSaved={false} error={create.error} />
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
