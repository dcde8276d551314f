/** What to call the thing in the reader's hands. */
export const thisDevice = (): 'phone' | 'device' =>
  matchMedia('(pointer: coarse) and (max-width: 48rem)').matches ? 'phone' : 'device';
