/** The words as the beginning of a sentence: "today, 13:00" becomes "Today, 13:00". */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
