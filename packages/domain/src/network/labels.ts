// Names in the picture never cover a dot, another name or what the page lays over it; who cannot be named without that stays unnamed.

export type Rectangle = { x: number; y: number; width: number; height: number };
export type Dot = { x: number; y: number; radius: number };
/** x, y is the centre of the dot; width and height are the text's. */
export type LabelWish = Dot & { id: string; width: number; height: number; priority: number };
export type LabelSide = 'right' | 'left' | 'above' | 'below';
/** x, y is the top left corner of the text, with y growing downwards. */
export type PlacedLabel = Rectangle & { id: string; side: LabelSide };

const sides: readonly LabelSide[] = ['right', 'left', 'above', 'below'];

/**
 * The label with the highest priority takes its first free side, then the next one: greedy, and the same every time.
 * `gap` is kept between a dot and its own label; `dots` holds all dots of the picture, the labelled ones included.
 */
export function placeLabels(request: {
  labels: readonly LabelWish[];
  dots: readonly Dot[];
  avoid?: readonly Rectangle[];
  bounds?: Rectangle;
  gap?: number;
}): PlacedLabel[] {
  const { labels, dots, avoid = [], bounds, gap = 5 } = request;
  const taken = createGrid(labels);
  for (const dot of dots) taken.add(boxOf(dot));
  for (const rectangle of avoid) taken.add(rectangle);
  const wishes = [...labels].sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
    for (const side of sides) {
      const rectangle = beside(wish, { side, gap });
      if ((bounds && !contains(bounds, rectangle)) || taken.meets(rectangle)) continue;
      taken.add(rectangle);
      placed.push({ id: wish.id, side, ...rectangle });
      break;
    }
  }
  return placed;
}

/** What came of a person: somebody whose referrals were met is named before somebody who only gave some. */
export function labelPriority(person: { referralsMet: number; referrals: number; met: boolean }): number {
  return person.referralsMet * 100 + person.referrals * 10 + (person.met ? 1 : 0);
}

function boxOf({ x, y, radius }: Dot): Rectangle {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

function beside(wish: LabelWish, { side, gap }: { side: LabelSide; gap: number }): Rectangle {
  const { x, y, radius, width, height } = wish;
  const away = radius + gap;
  if (side === 'right') return { x: x + away, y: y - height / 2, width, height };
  if (side === 'left') return { x: x - away - width, y: y - height / 2, width, height };
  if (side === 'above') return { x: x - width / 2, y: y - away - height, width, height };
  return { x: x - width / 2, y: y + away, width, height };
}

function contains(outer: Rectangle, inner: Rectangle): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Rectangles by the squares that they touch, so that a label is held against its neighbourhood and not against thousands. */
function createGrid(labels: readonly LabelWish[]) {
  const size = Math.max(16, ...sample(labels).map(({ width, height }) => Math.max(width, height)));
  const squares = new Map<string, Rectangle[]>();
  return {
    add(rectangle: Rectangle): void {
      for (const key of keysOf(rectangle, size)) {
        const square = squares.get(key);
        if (square) square.push(rectangle);
        else squares.set(key, [rectangle]);
      }
    },
    meets(rectangle: Rectangle): boolean {
      return keysOf(rectangle, size).some((key) =>
        squares.get(key)?.some((other) => overlaps(rectangle, other)),
      );
    },
  };
}

/** A typical size is enough for the squares, and spreading ten thousand arguments is not. */
function sample(labels: readonly LabelWish[]): readonly LabelWish[] {
  return labels.slice(0, 100);
}

function keysOf({ x, y, width, height }: Rectangle, size: number): string[] {
  const keys: string[] = [];
  for (let column = Math.floor(x / size); column <= Math.floor((x + width) / size); column += 1) {
    for (let row = Math.floor(y / size); row <= Math.floor((y + height) / size); row += 1) {
      keys.push(`${column}:${row}`);
    }
  }
  return keys;
}
