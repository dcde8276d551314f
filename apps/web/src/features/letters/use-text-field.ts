import { useRef } from 'react';
import type { Place } from './checking/check-panel.tsx';
import type { DraftKeeper } from './drafting/draft-keeper.ts';
import { insertAt } from './drafting/insertable.ts';

/** The text field: shows a place in it, and puts a value where the writer is. */
export const useTextField = (keeper: DraftKeeper) => {
  const field = useRef<HTMLTextAreaElement>(null);
  const show = ({ start, end }: Place) => {
    field.current?.focus();
    field.current?.setSelectionRange(start, end);
  };
  const insert = (value: string) => {
    if (!field.current) return;
    const { selectionStart: start, selectionEnd: end } = field.current;
    const { body, caret } = insertAt(keeper.current().text.body, value, { start, end });
    keeper.write({ body });
    requestAnimationFrame(() => show({ start: caret, end: caret }));
  };
  return { field, show, insert };
};
