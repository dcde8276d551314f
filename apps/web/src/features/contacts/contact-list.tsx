import { Link } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import type { Contact } from '@threefold/contracts/contacts';
import { displayName } from '@threefold/domain/contacts/names';
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { classes } from '../../shared/classes.ts';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { Badge } from '../../shared/ui/badge.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { StageMark } from '../../shared/ui/stage-mark.tsx';
import { lineBelow } from './contact-words.ts';
import styles from './contacts-page.module.css';

// Fifty thousand people scroll as smoothly as fifty: only the rows in sight exist, and the next page is fetched before
// its first row is reached.

type Props = {
  contacts: readonly Contact[];
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
  selected: ReadonlyMap<string, Contact>;
  onToggle: (contact: Contact) => void;
  /** The phone shows the boxes only while several are being chosen. */
  isSelecting: boolean;
  /** Called with the way to enter the list by the keyboard. */
  entry: RefObject<(() => void) | null>;
};

/** As in the style sheet, in rem: a list of one height needs no measuring. */
const rowHeight = 4.5;
const remInPixels = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
const ahead = 30;

const step: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

export const ContactList = (props: Props) => {
  const { contacts, hasMore, isLoadingMore, onMore, selected, onToggle, isSelecting, entry } = props;
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const [active, setActive] = useState({ index: 0 });
  // The row that the keyboard goes to may not be drawn yet: it takes the focus as soon as it is.
  const awaited = useRef<number | null>(null);
  const height = rowHeight * remInPixels();
  const count = contacts.length;
  const at = Math.min(active.index, Math.max(0, count - 1));

  useLayoutEffect(() => {
    setTop(list.current ? list.current.getBoundingClientRect().top + scrollY : 0);
  }, []);

  const rows = useWindowVirtualizer({
    count,
    estimateSize: () => height,
    overscan: 8,
    scrollMargin: top,
    // The field above stays at the upper edge, the phone's bar at the lower one.
    scrollPaddingStart: 80,
    scrollPaddingEnd: 80,
    getItemKey: (index) => contacts[index]?.id ?? index,
  });
  const shown = rows.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasMore && !isLoadingMore && lastShown >= count - ahead) onMore();
  }, [hasMore, isLoadingMore, lastShown, count, onMore]);

  const goTo = (index: number) => {
    if (count === 0) return;
    const target = Math.max(0, Math.min(count - 1, index));
    rows.scrollToIndex(target, { align: 'auto' });
    awaited.current = target;
    setActive({ index: target });
  };
  useLayoutEffect(() => {
    if (awaited.current === null) return;
    const link = list.current?.querySelector<HTMLElement>(`[aria-posinset="${awaited.current + 1}"] a`);
    if (!link) return;
    awaited.current = null;
    link.focus({ preventScroll: true });
  });
  const isInList = () => list.current?.contains(document.activeElement) ?? false;
  const move = (by: number) => goTo(isInList() ? at + by : at);
  useEffect(() => {
    entry.current = () => goTo(0);
  });

  useShortcut('j', 'Next person', () => move(1));
  useShortcut('k', 'Previous person', () => move(-1));
  useShortcut('x', 'Select person', () => {
    const contact = contacts[at];
    if (contact && isInList()) onToggle(contact);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const by = step[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (by === undefined && event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    if (by !== undefined) move(by);
    else goTo(event.key === 'Home' ? 0 : count - 1);
  };
  const onFocus = useCallback((index: number) => setActive({ index }), []);

  return (
    <>
      <ul
        ref={list}
        className={styles.list}
        style={{ height: rows.getTotalSize() }}
        aria-label="People"
        data-selecting={isSelecting || undefined}
        onKeyDown={onKeyDown}
      >
        {shown.map((row) => {
          const contact = contacts[row.index];
          if (!contact) return null;
          return (
            <ContactRow
              key={row.key}
              contact={contact}
              index={row.index}
              count={hasMore ? -1 : count}
              isActive={row.index === at}
              isSelected={selected.has(contact.id)}
              onToggle={onToggle}
              onFocus={onFocus}
              style={{ transform: `translateY(${row.start - top}px)` }}
            />
          );
        })}
      </ul>
      {isLoadingMore ? <ContactBones rows={3} /> : null}
    </>
  );
};

/** The shape of the list while it loads. */
export const ContactBones = ({ rows = 8 }: { rows?: number }) => (
  <div className={styles.bones} aria-busy="true">
    <p className="sr-only" role="status">
      Loading contacts
    </p>
    {Array.from({ length: rows }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the bones are all alike and never move
      <div key={index} className={styles.bone}>
        <Skeleton lines={2} />
      </div>
    ))}
  </div>
);

type RowProps = {
  contact: Contact;
  index: number;
  /** How many there are; -1 while that is not known. */
  count: number;
  isActive: boolean;
  isSelected: boolean;
  onToggle: (contact: Contact) => void;
  onFocus: (index: number) => void;
  style: CSSProperties;
};

const ContactRow = memo((props: RowProps) => {
  const { contact, index, count, isActive, isSelected, onToggle, onFocus, style } = props;
  const name = displayName(contact);
  const below = lineBelow(contact);

  return (
    <li
      className={classes(styles.row, isSelected && styles.selected)}
      style={style}
      aria-setsize={count}
      aria-posinset={index + 1}
      data-contact={contact.id}
    >
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={isSelected}
          tabIndex={isActive ? 0 : -1}
          onChange={() => onToggle(contact)}
        />
        <span className="sr-only">Select {name}</span>
      </label>
      <div className={styles.words}>
        <p className={styles.name}>
          <Link
            to="/contacts/$contactId"
            params={{ contactId: contact.id }}
            className={styles.link}
            tabIndex={isActive ? 0 : -1}
            onFocus={() => onFocus(index)}
          >
            <bdi>{name}</bdi>
          </Link>
          {contact.credentials ? <span className={styles.credentials}>{contact.credentials}</span> : null}
        </p>
        {below || contact.doNotContact ? (
          <p className={styles.below}>
            {contact.doNotContact ? <Badge tone="ember">Do not contact</Badge> : null} <bdi>{below}</bdi>
          </p>
        ) : null}
      </div>
      <span className={styles.stage}>
        <StageMark stage={contact.stage} />
      </span>
    </li>
  );
});
ContactRow.displayName = 'ContactRow';
