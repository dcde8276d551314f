import type { Today } from '@threefold/contracts/today';
import type { ReactNode } from 'react';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';

type Props = {
  suggestions: Today['suggestions'];
  writeTo: (contactId: string) => ReactNode;
};

/** Nothing is owed: whom to write to next, and why them. */
export const Suggestions = ({ suggestions, writeTo }: Props) => (
  <Section title="Whom to write to next">
    <Rows label="People to write to next">
      {suggestions.map(({ contactId, name, organization, why }) => (
        <Row
          key={contactId}
          title={<HrefLink href={`/contacts/${contactId}`}>{name}</HrefLink>}
          actions={writeTo(contactId)}
        >
          {organization ? `${organization} · ` : ''}
          {why}
        </Row>
      ))}
    </Rows>
  </Section>
);
