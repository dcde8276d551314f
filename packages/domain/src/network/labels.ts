export type Rectangle = { x: number; y: number; width: number; height: number };
export type Dot = { x: number; y: number; radius: number };
export type LabelWish = Dot & { id: string; width: number; height: number; priority: number };
export type LabelSide = 'right' | 'left' | 'above' | 'below';
/** x, y are the top left corner. */
export type PlacedLabel = Rectangle & { id: string; side: LabelSide };
export declare function placeLabels(request: {
  labels: readonly LabelWish[];
  dots: readonly Dot[];
  avoid?: readonly Rectangle[];
  bounds?: Rectangle;
  gap?: number;
}): PlacedLabel[];
export declare function labelPriority(person: {
  referralsMet: number;
  referrals: number;
  met: boolean;
}): number;
