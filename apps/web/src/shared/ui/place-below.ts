const gap = 6;
const edge = 8;

/** Puts a fixed popover below its button, or above it in the lower part of the screen, along the nearer side. */
export const placeBelow = (popover: HTMLElement, anchorSelector: string): void => {
  const anchor = document.querySelector(anchorSelector)?.getBoundingClientRect();
  if (!anchor) return;
  const width = document.documentElement.clientWidth;
  const isLow = anchor.bottom > innerHeight * 0.62;
  const isRight = anchor.left + anchor.right > width;
  Object.assign(popover.style, {
    top: isLow ? 'auto' : `${anchor.bottom + gap}px`,
    bottom: isLow ? `${innerHeight - anchor.top + gap}px` : 'auto',
    left: isRight ? 'auto' : `${Math.max(edge, anchor.left)}px`,
    right: isRight ? `${Math.max(edge, width - anchor.right)}px` : 'auto',
  });
};
