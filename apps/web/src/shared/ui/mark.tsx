/** The mark: a stem with three heads. An ornament: the name stands beside it wherever it matters. */
export const Mark = ({ size = 28, className }: { size?: number; className?: string | undefined }) => (
  <svg
    className={className}
    width={size}
    height={size}
    viewBox="0 0 28 28"
    fill="none"
    aria-hidden="true"
    focusable="false"
  >
    <path
      d="M14 25V6.5M14 15.6L5 8M14 15.6L23 8"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
    />
    <circle cx="4.6" cy="7.4" r="3.1" fill="currentColor" />
    <circle cx="14" cy="6" r="3.1" fill="currentColor" />
    <circle cx="23.4" cy="7.4" r="3.1" fill="currentColor" />
  </svg>
);
