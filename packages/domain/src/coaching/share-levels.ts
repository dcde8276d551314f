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
    sentence:
      'Stats only: the number of letters, calls, meetings, and referrals, and the date of the last one.',
    figures: true,
    network: 'none',
    contacts: false,
    letters: false,
    meetings: false,
    privateNotes: false,
  },
  network: {
    label: 'Network',
    sentence: 'Stats and the network map, with initials instead of names.',
    figures: true,
    network: 'initials',
    contacts: false,
    letters: false,
    meetings: false,
    privateNotes: false,
  },
  full: {
    label: 'Everything',
    sentence: 'Contacts, letters, calls, and meetings, with names. Private notes stay private.',
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
