/** What a field of a submitted form holds, without spaces around it; a missing field is empty. */
export const textIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** The same, null where it is empty. */
export const textOrNull = (form: FormData, name: string): string | null => textIn(form, name) || null;

export const numberIn = (form: FormData, name: string): number => Number(textIn(form, name));

export const allIn = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value): value is string => typeof value === 'string');
