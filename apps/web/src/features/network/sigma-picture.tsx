// React's side of the picture: opens it when there is a place for it, tells it what changed, and closes it.
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import styles from './network-picture.module.css';
import type { Picture } from './picture.ts';
import { type OpenPicture, openPicture, type PictureState } from './webgl/open-picture.ts';

type Props = {
  picture: Picture;
  state: PictureState;
  animated: boolean;
  area: RefObject<HTMLDivElement | null>;
  opened: RefObject<OpenPicture | null>;
  /** Once, when the picture stands. */
  onOpened: (open: OpenPicture) => void;
  onPick: (id: string | null) => void;
  onPoint: (id: string | null) => void;
};

/** The parts of the page that lie over the picture carry `data-over-picture`. */
const rectanglesOver = (area: HTMLElement) => {
  const origin = area.getBoundingClientRect();
  return [...(area.parentElement ?? area).querySelectorAll<HTMLElement>('[data-over-picture]')].flatMap(
    (element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const isBeside = top >= origin.bottom || left >= origin.right || top + height <= origin.top;
      if (width === 0 || isBeside) return [];
      return [{ x: left - origin.left - 8, y: top - origin.top - 8, width: width + 16, height: height + 16 }];
    },
  );
};

export const SigmaPicture = ({
  picture,
  state,
  animated,
  area,
  opened,
  onOpened,
  onPick,
  onPoint,
}: Props) => {
  const rings = useRef<HTMLCanvasElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const labels = useRef<HTMLCanvasElement>(null);
  const pick = useEffectEvent(onPick);
  const point = useEffectEvent(onPoint);
  const begin = useEffectEvent((open: OpenPicture) => {
    open.show(state, false);
    onOpened(open);
  });

  useEffect(() => {
    const around = area.current;
    if (!rings.current || !stage.current || !labels.current || !around) return;
    const open = openPicture(
      picture,
      {
        rings: rings.current,
        stage: stage.current,
        labels: labels.current,
        avoid: () => rectanglesOver(around),
      },
      { onPick: (id) => pick(id), onPoint: (id) => point(id) },
    );
    begin(open);
    opened.current = open;
    return () => {
      opened.current = null;
      open.close();
    };
  }, [picture, area, opened]);

  useEffect(() => {
    opened.current?.show(state, animated);
  }, [opened, state, animated]);

  return (
    <>
      <canvas ref={rings} className={styles.layer} />
      <div ref={stage} className={styles.layer} />
      <canvas ref={labels} className={styles.names} />
    </>
  );
};
