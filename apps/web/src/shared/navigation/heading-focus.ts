// After a change of page the focus belongs to the new heading, so that a screen reader says where one is. The first
// page of a visit keeps the browser's own focus.
let awaited = false;

export const awaitHeading = (): void => {
  awaited = true;
};

/** True once after a change of page, for the heading that appears first. */
export const headingWasAwaited = (): boolean => {
  const was = awaited;
  awaited = false;
  return was;
};
