import { useSuspenseQuery } from '@tanstack/react-query';
import type { TargetReason } from '@threefold/contracts/contacts';
import type { ToWrite } from '@threefold/contracts/today';
import { targetReasons, targetReasonTexts } from '@threefold/domain/contacts/target-reasons';
import { type PointerEvent, useRef, useState } from 'react';
import { useStartLetter } from '../../shared/actions/start-letter.ts';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { HrefButton, HrefLink } from '../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { formatNumber } from '../../shared/time/conventions.ts';
import { Button } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import styles from './first-run.module.css';
import { toWriteQuery, useGiveReason } from './first-run-requests.ts';

// After a list has come in: one person at a time, the warmest first, until five are picked. One key or tap says why this person.

const enough = 5;
type Picked = { person: ToWrite; reason: TargetReason };

export const FirstFivePage = () => {
  const { data } = useSuspenseQuery(toWriteQuery(useWorkspaceId()));
  // As it was dealt: picking somebody does not deal it anew.
  const [{ items, count }] = useState(data);
  const give = useGiveReason();
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const [at, setAt] = useState(0);
  const person = picked.length < enough ? items[at] : undefined;
  const pick = (reason: TargetReason) => {
    if (!person) return;
    setPicked([...picked, { person, reason }]);
    setAt(at + 1);
    give.mutate({ person, reason });
  };
  const back = () => {
    const before = items[at - 1];
    setPicked(picked.filter((each) => each.person !== before));
    setAt(Math.max(0, at - 1));
  };
  return (
    <Page width="narrow">
      <PageHeading page="Your first five" below={belowOf(count)}>
        Pick your first five
      </PageHeading>
      {items.length === 0 ? (
        <EmptyState
          title="No one left to pick from"
          action={
            <HrefButton href="/imports" tone="primary">
              Import contacts
            </HrefButton>
          }
        >
          You’ve written to everyone on your list, or it’s empty.
        </EmptyState>
      ) : null}
      {person ? (
        <Card
          key={person.contactId}
          person={person}
          place={`${picked.length} of ${Math.min(enough, items.length)} picked`}
          onPick={pick}
          onLater={() => setAt(at + 1)}
          onBack={at > 0 ? back : undefined}
        />
      ) : null}
      {picked.length > 0 ? <PickedList picked={picked} isDone={person === undefined} /> : null}
      {person === undefined && picked.length === 0 && items.length > 0 ? (
        <div className={styles.actions}>
          <Button tone="primary" onClick={() => setAt(0)}>
            Start over
          </Button>
        </div>
      ) : null}
    </Page>
  );
};

const belowOf = (count: number): string =>
  count === 1
    ? 'Why this person? Your answer goes into the letter.'
    : `Warmest first, of ${formatNumber(count)} people you haven’t written to. Why this person? Your answer goes into the letter.`;

type CardProps = {
  person: ToWrite;
  place: string;
  onPick: (reason: TargetReason) => void;
  onLater: () => void;
  onBack: (() => void) | undefined;
};

/** How far a finger has to go. */
const swipe = 80;

const Card = ({ person, place, onPick, onLater, onBack }: CardProps) => {
  const [first = 'work'] = [...person.proposed.map(({ reason }) => reason), ...person.reasons];
  const from = useRef<{ x: number; y: number } | null>(null);
  useShortcut('1', 'Pick: works where I want to work', () => onPick('company'));
  useShortcut('2', 'Pick: has the job I want', () => onPick('role'));
  useShortcut('3', 'Pick: could be my boss', () => onPick('report-to'));
  useShortcut('4', 'Pick: does the work I want to do', () => onPick('work'));
  useShortcut('0', 'Not now', onLater);
  const begin = ({ clientX: x, clientY: y }: PointerEvent) => {
    from.current = { x, y };
  };
  const end = ({ clientX, clientY }: PointerEvent) => {
    const start = from.current;
    from.current = null;
    if (!start || Math.abs(clientY - start.y) > swipe) return;
    const moved = clientX - start.x;
    if (moved > swipe) onPick(first);
    else if (moved < -swipe) onLater();
  };
  return (
    <section
      className={styles.card}
      aria-label={person.name}
      onPointerDown={begin}
      onPointerUp={end}
      onPointerCancel={() => {
        from.current = null;
      }}
    >
      <p className={styles.place}>{place}</p>
      <h2 className={styles.name} dir="auto">
        <HrefLink href={`/contacts/${person.contactId}`}>{person.name}</HrefLink>
      </h2>
      <p className={styles.work} dir="auto">
        {[person.title, person.organization].filter(Boolean).join(', ') || 'No title or organization yet'}
      </p>
      <p className={styles.why}>{person.why}</p>
      <fieldset className={styles.reasons}>
        <legend className={styles.legend}>Why this person?</legend>
        {targetReasons.map((reason, index) => (
          <Button key={reason} shortcut={String(index + 1)} onClick={() => onPick(reason)}>
            {targetReasonTexts[reason].label}
          </Button>
        ))}
      </fieldset>
      <div className={styles.actions}>
        <Button tone="quiet" shortcut="0" onClick={onLater}>
          Not now
        </Button>
        {onBack ? (
          <Button tone="quiet" onClick={onBack}>
            Back
          </Button>
        ) : null}
      </div>
      <p className={styles.hint}>Swipe right to pick, left for not now.</p>
    </section>
  );
};

const PickedList = ({ picked, isDone }: { picked: readonly Picked[]; isDone: boolean }) => {
  const start = useStartLetter();
  return (
    <Section title="Picked">
      <Rows label="Picked">
        {picked.map(({ person, reason }, index) => (
          <Row
            key={person.contactId}
            title={<HrefLink href={`/contacts/${person.contactId}`}>{person.name}</HrefLink>}
            actions={
              <Button
                tone={index === 0 && isDone ? 'primary' : 'plain'}
                pending={start.isPending && start.variables.contactId === person.contactId}
                disabled={start.isPending}
                onClick={() => start.mutate({ contactId: person.contactId, kind: 'outreach' })}
              >
                Write letter
              </Button>
            }
          >
            {targetReasonTexts[reason].label}
          </Row>
        ))}
      </Rows>
    </Section>
  );
};
