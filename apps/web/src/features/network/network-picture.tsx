// The picture with its keys: WebGL where the browser has it, else SVG; the same people as a list for the ear.
import { type Stage, stages } from '@threefold/domain/contacts/stage';
import {
  type KeyboardEvent,
  lazy,
  type RefObject,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { StageMark } from '../../shared/ui/stage-mark.tsx';
import { Tooltip } from '../../shared/ui/tooltip.tsx';
import styles from './network-picture.module.css';
import { personInWords } from './network-words.ts';
import { HeardTree } from './people-tree.tsx';
import { type Picture, pathOf, type Shown, walkTo } from './picture.ts';
import type { Emphasis } from './picture-look.ts';
import { SvgPicture } from './svg-picture.tsx';
import type { OpenPicture, PictureState } from './webgl/open-picture.ts';

const SigmaPicture = lazy(() =>
  import('./sigma-picture.tsx').then(({ SigmaPicture }) => ({ default: SigmaPicture })),
);

type Props = {
  picture: Picture;
  state: Omit<PictureState, 'pointed'>;
  animated: boolean;
  onPick: (id: string | null) => void;
  /** These people in the middle of the picture; null for all. */
  focus: readonly string[] | null;
};

const boxOf = (picture: Picture, ids: readonly string[]) => {
  const places = ids.flatMap((id) => picture.people.get(id) ?? []);
  const xs = places.map(({ x }) => x);
  const ys = places.map(({ y }) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
};

type Part = { picture: Picture; focus: readonly string[] | null; animated: boolean };

const showPart = (open: OpenPicture, { picture, focus, animated }: Part): void => {
  if (focus && focus.length > 0) open.focusOn(boxOf(picture, focus), animated);
  else open.home(animated);
};

/** The chain to the cold letter, and whom this person named. */
const around = (picture: Picture, id: string): Emphasis =>
  new Set([...pathOf(picture, id), ...(picture.people.get(id)?.children ?? [])]);

const Tools = ({ opened }: { opened: RefObject<OpenPicture | null> }) => (
  <div className={styles.zoom} data-over-picture>
    <Tooltip text="Zoom in">
      <button type="button" aria-label="Zoom in" onClick={() => opened.current?.zoom(1.6)}>
        +
      </button>
    </Tooltip>
    <Tooltip text="Zoom out">
      <button type="button" aria-label="Zoom out" onClick={() => opened.current?.zoom(1 / 1.6)}>
        −
      </button>
    </Tooltip>
    <Tooltip text="Fit to screen">
      <button type="button" aria-label="Fit to screen" onClick={() => opened.current?.home(true)}>
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
          <path d="M1 5V1h4M9 1h4v4M13 9v4H9M5 13H1V9" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </button>
    </Tooltip>
  </div>
);

export const NetworkPicture = ({ picture, state, animated, onPick, focus }: Props) => {
  const area = useRef<HTMLDivElement>(null);
  const opened = useRef<OpenPicture | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const [webGl] = useState(hasWebGl);
  const { shown, emphasis } = state;
  const seen = useMemo(
    () => ({ ...state, pointed, emphasis: pointed === null ? emphasis : around(picture, pointed) }),
    [state, pointed, emphasis, picture],
  );
  const person = picture.people.get(pointed ?? '');

  useEffect(() => {
    if (opened.current) showPart(opened.current, { picture, focus, animated });
  }, [focus, picture, animated]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' && pointed !== null) onPick(pointed);
    if (event.key === 'Escape') setPointed(null);
    const next = walkTo(event.key, { picture, shown, from: pointed ?? state.selected });
    if (next === undefined) return;
    event.preventDefault();
    setPointed(next);
  };

  return (
    <div ref={area} className={styles.area}>
      <div
        className={styles.walk}
        role="application"
        aria-label="Network map. Use the arrow keys to move from person to person, Enter to open."
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk in it
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => setPointed(null)}
      >
        {webGl ? (
          <Suspense fallback={<div className={styles.waiting} aria-busy="true" />}>
            <SigmaPicture
              picture={picture}
              state={seen}
              animated={animated}
              area={area}
              opened={opened}
              onOpened={(open) => {
                if (focus) showPart(open, { picture, focus, animated: false });
              }}
              onPick={onPick}
              onPoint={setPointed}
            />
          </Suspense>
        ) : (
          <SvgPicture
            picture={picture}
            shown={shown}
            palette={state.palette}
            emphasis={seen.emphasis}
            selected={pointed ?? state.selected}
            onPick={onPick}
            className={styles.still}
          />
        )}
      </div>
      <p className="sr-only" role="status">
        {person ? personInWords(person, picture, shown) : null}
      </p>
      <HeardTree picture={picture} shown={shown} />
      {webGl ? (
        <Tools opened={opened} />
      ) : (
        <p className={styles.plain} data-over-picture>
          Your browser doesn’t support WebGL, so this map is static.
        </p>
      )}
    </div>
  );
};

/** Whether the moving picture can be drawn at all. */
const hasWebGl = (): boolean => {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
};

const always: readonly Stage[] = ['identified', 'written', 'called', 'scheduled', 'met', 'thanked'];

/** Shape, colour and word of every stage; the rare ones only where somebody is at them. */
export const Legend = ({ shown }: { shown: Shown }) => {
  const counts = new Map<Stage, number>();
  for (const { stage } of shown.people.values()) counts.set(stage, (counts.get(stage) ?? 0) + 1);
  const listed = stages.filter((stage) => always.includes(stage) || counts.has(stage));
  return (
    <ul className={styles.legend} aria-label="Stages" data-over-picture>
      {listed.map((stage) => (
        <li key={stage}>
          <StageMark stage={stage} />
          <span className={styles.count}>{counts.get(stage) ?? 0}</span>
        </li>
      ))}
    </ul>
  );
};
