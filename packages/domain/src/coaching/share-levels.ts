export const shareLevels = ['progress', 'network', 'full'] as const;
export type ShareLevel = (typeof shareLevels)[number];
export type ShareView = {
  label: string;
  sentence: string;
  figures: boolean;
  network: 'none' | 'initials' | 'names';
  contacts: boolean;
  letters: boolean;
  meetings: boolean;
  privateNotes: false;
};
export declare const shareLevelViews: Record<ShareLevel, ShareView>;
export declare function sharesAtLeast(level: ShareLevel, needed: ShareLevel): boolean;
