import { Link } from '@tanstack/react-router';
import type { FindingPlaces } from '@threefold/contracts/findings';
import { useState } from 'react';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { IndustryField } from './finding-form.tsx';
import styles from './findings-page.module.css';
import { usePutIndustry } from './findings-requests.ts';
import { changed, type FindingsSearch } from './findings-search.ts';

type Organization = FindingPlaces['organizations'][number];
type Props = { places: FindingPlaces; search: FindingsSearch };

const fewPlaces = 10;

const IndustryDialog = ({
  organization,
  used,
  onClose,
}: {
  organization: Organization;
  used: readonly string[];
  onClose: () => void;
}) => {
  const [text, setText] = useState(organization.industry ?? '');
  const put = usePutIndustry();
  return (
    <Dialog
      open
      onClose={onClose}
      title={`What industry is ${organization.name} in?`}
      footer={
        <Button
          tone="primary"
          pending={put.isPending}
          onClick={() =>
            put.mutate(
              { organization: organization.name, industry: text.trim() || null },
              { onSuccess: onClose },
            )
          }
        >
          Save
        </Button>
      }
    >
      <div className={styles.form}>
        <IndustryField
          text={text}
          onText={setText}
          used={used}
          hint="Applies to everything you hear from people who work there."
          error={put.isError ? problemSentence(put.error) : undefined}
        />
      </div>
    </Dialog>
  );
};

const Industries = ({ places, search }: Props) => (
  <Section title="By industry">
    {places.industries.length === 0 ? (
      <p className={styles.soft}>
        Set an organization’s industry below, and its findings are grouped by industry.
      </p>
    ) : (
      <ul className={styles.places}>
        {places.industries.map(({ name, findings }) => (
          <li key={name}>
            <Link to="/findings" search={changed(search, { view: undefined, industry: name })}>
              {name}
            </Link>
            <span className={styles.figure}>{findings}</span>
          </li>
        ))}
      </ul>
    )}
  </Section>
);

/** Where it was heard: each place leads to its findings, and an organization is told its industry here. */
export const PlacesAside = ({ places, search }: Props) => {
  const [asking, setAsking] = useState<Organization | null>(null);
  const [isLong, setLong] = useState(false);
  const { organizations, industries } = places;
  const shown = isLong ? organizations : organizations.slice(0, fewPlaces);
  return (
    <div data-print="hide">
      <Industries places={places} search={search} />
      {organizations.length > 0 ? (
        <Section title="By organization">
          <ul className={styles.places}>
            {shown.map((organization) => (
              <li key={organization.name}>
                <span>
                  <Link
                    to="/findings"
                    search={changed(search, { view: undefined, organization: organization.name })}
                  >
                    {organization.name}
                  </Link>
                  <button type="button" className={styles.industry} onClick={() => setAsking(organization)}>
                    <span className="sr-only">Industry of {organization.name}: </span>
                    {organization.industry ?? 'Set industry'}
                  </button>
                </span>
                <span className={styles.figure}>{organization.findings}</span>
              </li>
            ))}
          </ul>
          {organizations.length > shown.length ? (
            <Button tone="quiet" onClick={() => setLong(true)}>
              All {organizations.length}
            </Button>
          ) : null}
        </Section>
      ) : null}
      {asking ? (
        <IndustryDialog
          organization={asking}
          used={industries.map(({ name }) => name)}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </div>
  );
};
