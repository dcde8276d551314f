// What a coach sees is set by the seeker, in three steps; private notes are seen at none of them.

export const shareLevels = ['progress', 'network', 'full'] as const;
export type ShareLevel = (typeof shareLevels)[number];

export type ShareView = {
  label: string;
  /** Told to the seeker before sharing, and to the coach above the page. */
  sentence: string;
  figures: boolean;
  network: 'none' | 'initials' | 'names';
  contacts: boolean;
  letters: boolean;
  meetings: boolean;
  privateNotes: false;
};

export const shareLevelViews: Record<ShareLevel, ShareView> = {
  progress: {
    label: 'Progress',
    sentence: 'Figures only: how many letters, calls, meetings and referrals, and when the last one was.',
    figures: true,
    network: 'none',
    contacts: false,
    letters: false,
    meetings: false,
    privateNotes: false,
  },
  network: {
    label: 'Network',
    sentence: 'The figures and the picture of the network, with initials in place of names.',
    figures: true,
    network: 'initials',
    contacts: false,
    letters: false,
    meetings: false,
    privateNotes: false,
  },
  full: {
    label: 'Everything',
    sentence: 'People, letters, calls and meetings with their names; private notes stay private.',
    figures: true,
    network: 'names',
    contacts: true,
    letters: true,
    meetings: true,
    privateNotes: false,
  },
};

export function sharesAtLeast(level: ShareLevel, needed: ShareLevel): boolean {
  return shareLevels.indexOf(level) >= shareLevels.indexOf(needed);
}
