// The same picture as SVG: what is saved as a file, and what is shown where the browser has no WebGL.
import type { Stage } from '@threefold/domain/contacts/stage';
import { type PlacedLabel, placeLabels } from '@threefold/domain/network/labels';
import type { ReactNode } from 'react';
import type { Picture, Shown } from './picture.ts';
import { dotColour, type Emphasis, edgeLook, isCrowded, labelOrder, type Palette } from './picture-look.ts';

type Props = {
  picture: Picture;
  shown: Shown;
  palette: Palette;
  emphasis: Emphasis;
  selected?: string | null;
  onPick?: (id: string) => void;
  className?: string | undefined;
  /** Fills what is behind: for files. */
  withPaper?: boolean;
};

const margin = 90;
const fontSize = 13;

/** Without a canvas to measure on, the width of a name is taken to be a generous one. */
const widthOf = (text: string): number => text.length * fontSize * 0.58 + 4;

const inner: Partial<Record<Stage, (r: number) => ReactNode>> = {
  written: (r) => <circle r={0.38 * r} fill="currentColor" />,
  called: (r) => <path d={`M0 ${-r}A${r} ${r} 0 0 0 0 ${r}Z`} fill="currentColor" />,
  scheduled: (r) => <path d={`M0 0V${-r}A${r} ${r} 0 1 0 ${r} 0Z`} fill="currentColor" />,
  closed: (r) => <path d={`M${-0.45 * r} 0H${0.45 * r}`} stroke="currentColor" strokeWidth={0.26 * r} />,
};

const Dot = ({ stage, radius, palette }: { stage: Stage; radius: number; palette: Palette }) => {
  if (stage === 'met' || stage === 'thanked') {
    return (
      <>
        <circle r={radius} fill="currentColor" />
        {stage === 'thanked' ? (
          <path
            d={`M${-0.42 * radius} ${0.02 * radius}L${-0.1 * radius} ${0.34 * radius}L${0.45 * radius} ${-0.3 * radius}`}
            fill="none"
            stroke={palette.paper}
            strokeWidth={0.22 * radius}
            strokeLinecap="round"
          />
        ) : null}
      </>
    );
  }
  const stroke = 0.27 * radius;
  return (
    <>
      <circle
        r={radius - stroke / 2}
        fill={palette.paper}
        stroke="currentColor"
        strokeWidth={stroke}
        strokeDasharray={stage === 'dormant' ? `${0.4 * radius} ${0.35 * radius}` : undefined}
      />
      {inner[stage]?.(radius)}
    </>
  );
};

/** From within outwards, as the branches of the picture. */
const branch = (from: { x: number; y: number }, to: { x: number; y: number }): string => {
  const middle = (Math.hypot(from.x, from.y) + Math.hypot(to.x, to.y)) / 2;
  const bend = ({ x, y }: { x: number; y: number }) => {
    const away = Math.hypot(x, y) || 1;
    return `${((x / away) * middle).toFixed(1)} ${((y / away) * middle).toFixed(1)}`;
  };
  return `M${from.x.toFixed(1)} ${from.y.toFixed(1)}C${bend(from)} ${bend(to)} ${to.x.toFixed(1)} ${to.y.toFixed(1)}`;
};

const labelsOf = ({ picture, shown, emphasis, selected = null }: Props): PlacedLabel[] => {
  const dots = [...shown.people].flatMap(([id, { radius }]) => {
    const place = picture.people.get(id);
    return place ? [{ id, x: place.x, y: place.y, radius }] : [];
  });
  const order = labelOrder(shown, { emphasis, first: [selected] });
  return placeLabels({
    dots,
    labels: dots
      .filter(({ id }) => order.has(id))
      .map((dot) => ({
        ...dot,
        width: widthOf(picture.people.get(dot.id)?.shortName ?? ''),
        height: fontSize + 3,
        priority: order.get(dot.id) ?? 0,
      })),
    avoid: [{ x: -22, y: -22, width: 44, height: 44 }],
  });
};

export const SvgPicture = (props: Props) => {
  const { picture, shown, palette, emphasis, selected, onPick, className, withPaper = false } = props;
  const size = picture.reach + margin;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`${-size} ${-size} ${2 * size} ${2 * size}`}
      width={2 * size}
      height={2 * size}
      className={className}
      aria-hidden="true"
    >
      {withPaper ? (
        <rect x={-size} y={-size} width={2 * size} height={2 * size} fill={palette.paper} />
      ) : null}
      {[...picture.radii, ...picture.outerRadii].map((radius, index) => (
        <circle
          key={radius}
          r={radius}
          fill="none"
          stroke={palette.line}
          strokeDasharray={index === 0 ? undefined : '3 5'}
        />
      ))}
      <g stroke={palette.leaf} fill={palette.leaf} strokeWidth="1.9" transform="translate(-14 -15)">
        <path d="M14 25V6.5M14 15.6L5 8M14 15.6L23 8" fill="none" strokeLinecap="round" />
        <circle cx="4.6" cy="7.4" r="3.1" stroke="none" />
        <circle cx="14" cy="6" r="3.1" stroke="none" />
        <circle cx="23.4" cy="7.4" r="3.1" stroke="none" />
      </g>
      <g fill="none">
        {picture.edges.map((edge) => {
          const from = picture.people.get(edge.from);
          const to = picture.people.get(edge.to);
          if (!from || !to || !shown.edges.has(edge.id)) return null;
          if (!shown.people.has(edge.from) || !shown.people.has(edge.to)) return null;
          const { colour, width } = edgeLook(edge, { palette, emphasis, isCrowded: isCrowded(picture) });
          return <path key={edge.id} d={branch(from, to)} stroke={colour} strokeWidth={width} />;
        })}
      </g>
      {[...shown.people].map(([id, person]) => {
        const place = picture.people.get(id);
        if (!place) return null;
        const isFaint = emphasis !== null && !emphasis.has(id);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the picture's keys and the list lead to the same
          <g
            key={id}
            transform={`translate(${place.x.toFixed(1)} ${place.y.toFixed(1)})`}
            color={dotColour(person, { palette, isFaint })}
            onClick={onPick ? () => onPick(id) : undefined}
          >
            <Dot stage={person.stage} radius={person.radius} palette={palette} />
            {id === selected ? (
              <circle r={person.radius + 4} fill="none" stroke={palette.leaf} strokeWidth="1.6" />
            ) : null}
          </g>
        );
      })}
      <g fontFamily="Figtree, system-ui, sans-serif" fontSize={fontSize} fill={palette.ink}>
        {labelsOf(props).map(({ id, x, y }) => (
          <text
            key={id}
            x={x}
            y={y + fontSize - 1}
            stroke={palette.paper}
            strokeWidth="3.5"
            paintOrder="stroke"
          >
            {picture.people.get(id)?.shortName}
          </text>
        ))}
      </g>
    </svg>
  );
};
