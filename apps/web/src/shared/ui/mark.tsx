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
      d="M14 25V7.5M14 17.5C8.6 17.5 5 14.2 5 9M14 17.5C19.4 17.5 23 14.2 23 9"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
    />
    <circle cx="5" cy="7.4" r="3.1" fill="currentColor" />
    <circle cx="14" cy="5.4" r="3.1" fill="currentColor" />
    <circle cx="23" cy="7.4" r="3.1" fill="currentColor" />
  </svg>
);
