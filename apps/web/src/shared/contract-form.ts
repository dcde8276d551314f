// Forms whose rules are the contract's: the schema that the server checks a body with checks it here before it is sent, and
// what the server refuses all the same stands at the same fields. The rest (typed values, what changed, checking again while
// it is mended) is react-hook-form's.
//
//   const form = useContractForm({ schema: createToken.body, values: { name: '' }, toBody: (typed) => typed, send });
//   <form {...form.element}> <TextField label="Name" {...form.field('name')} /> <SaveBar form={form} /> </form>
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import {
  type DefaultValues,
  type FieldErrors,
  type FieldValues,
  get,
  type Path,
  type PathValue,
  set,
  type UseFormRegisterReturn,
  type UseFormReturn,
  useForm,
} from 'react-hook-form';
import type { input, ZodError, ZodType } from 'zod';
import { ApiProblem, type FieldProblem, isProblem } from './api/api-problem.ts';
import { asSentence } from './api/problem-sentence.ts';
import { capital } from './capital.ts';

type Given<Values extends FieldValues, Schema extends ZodType, Body extends input<Schema>> = {
  /** Of the body, from the contract. */
  schema: Schema;
  /** What the fields hold at first: under the same names as in the body, so that each word about it finds its field. */
  values: Values;
  toBody: (typed: Values) => Body;
  /** Rejects where the server refuses. `how` tells two buttons of one form apart. */
  send: (body: Body, how: string | undefined) => Promise<unknown>;
};

export type ContractForm<Values extends FieldValues> = {
  /** For the `<form>` itself. */
  element: {
    ref: RefObject<HTMLFormElement | null>;
    onSubmit: (event: FormEvent) => void;
    onChange: () => void;
    noValidate: true;
  };
  /** For a field of the platform: text, area, select. */
  field: <Name extends Path<Values>>(
    name: Name,
  ) => UseFormRegisterReturn<Name> & { error: string | undefined };
  /** The same where a number is typed. */
  number: <Name extends Path<Values>>(
    name: Name,
  ) => UseFormRegisterReturn<Name> & { error: string | undefined };
  /** For a box or radio button, with which nothing can be wrong by itself. */
  box: <Name extends Path<Values>>(name: Name) => UseFormRegisterReturn<Name>;
  /** For every other control. */
  control: <Name extends Path<Values>>(
    name: Name,
  ) => {
    value: PathValue<Values, Name>;
    onChange: (value: PathValue<Values, Name>) => void;
    error: string | undefined;
  };
  submit: (how?: string) => Promise<void>;
  /** All that is typed at this moment; the page is drawn anew with each letter. */
  watch: () => Values;
  /** Puts a value in the place of what was typed. */
  put: <Name extends Path<Values>>(name: Name, value: PathValue<Values, Name>) => void;
  /** Begins anew. */
  reset: (values: Values) => void;
  isPending: boolean;
  /** Sent and taken, and nothing typed since. */
  isSent: boolean;
  /** A field says what is wrong with it. */
  isMarked: boolean;
  /** What went wrong that no field says; for an `ErrorNote`. */
  failure: unknown;
};

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The field that shows what is said about a path of the body: the field itself; what holds it, where a field is a whole list;
 * or the last one of a group, where the group as a whole is wrong. Undefined where the form has no such field.
 */
export const fieldAt = (values: FieldValues, path: string): string | undefined => {
  const names: string[] = [];
  let at: unknown = values;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || !(name in at)) break;
    names.push(name);
    at = get(at, name);
  }
  while (names.length > 0 && isFields(at)) {
    const last = Object.keys(at).at(-1);
    if (last === undefined) break;
    names.push(last);
    at = at[last];
  }
  return names.length > 0 ? names.join('.') : undefined;
};

/** In the shape in which the server says it. */
const problemOf = (error: ZodError): ApiProblem =>
  new ApiProblem({
    status: 400,
    title: 'Malformed',
    errors: error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
  });

/** Of a field that holds a list, the word about one of its entries is its own. */
const messageIn = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('message' in error && typeof error.message === 'string') return error.message;
  for (const part of Object.values(error)) {
    const message = messageIn(part);
    if (message !== undefined) return message;
  }
  return undefined;
};

const inWords = (message: string | undefined): string | undefined =>
  message ? asSentence(capital(message)) : undefined;

/** What is wrong with a single value, edited where it stands; undefined where it can be sent. */
export const firstWord = <Schema extends ZodType>(schema: Schema, body: input<Schema>): string | undefined =>
  inWords(schema.safeParse(body).error?.issues[0]?.message);

/** The first word on each field. */
const byField = (values: FieldValues, errors: readonly FieldProblem[]): Map<string, string> => {
  const fields = new Map<string, string>();
  for (const { path, message } of errors) {
    const name = fieldAt(values, path);
    if (name !== undefined && !fields.has(name)) fields.set(name, message);
  }
  return fields;
};

type Sending<Values extends FieldValues> = {
  form: UseFormReturn<Values, unknown, Values>;
  check: (typed: Values) => ApiProblem | null;
  send: (typed: Values, how: string | undefined) => Promise<unknown>;
};

/** Sends what keeps the rules. What was refused is led to at its first field, or said where no field on the screen shows it. */
const useSending = <Values extends FieldValues>({ form, check, send }: Sending<Values>) => {
  const element = useRef<HTMLFormElement>(null);
  const isSending = useRef(false);
  const [refusal, setRefusal] = useState<{ error: unknown } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isSent, setSent] = useState(false);

  // The marks are on the screen once React has drawn them.
  useEffect(() => {
    if (refusal === null) return;
    const first = element.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (first) first.focus();
    else setFailure(refusal.error);
  }, [refusal]);

  /** What was refused; null where all went well. */
  const attempt = async (typed: Values, how: string | undefined): Promise<unknown> => {
    const problem = check(typed);
    if (problem) return problem;
    try {
      await send(typed, how);
      setSent(true);
      return null;
    } catch (error) {
      // `byField` answers names of these values alone.
      for (const [name, message] of byField(typed, isProblem(error) ? error.errors : []))
        form.setError(name as Path<Values>, { type: 'server', message });
      return error;
    }
  };

  const submit = async (how?: string) => {
    // A second press before the first one is answered.
    if (isSending.current) return;
    isSending.current = true;
    setFailure(null);
    setSent(false);
    let error: unknown = null;
    const fill = form.handleSubmit(
      async (typed) => {
        error = await attempt(typed, how);
      },
      () => {
        error = check(form.getValues());
      },
    );
    await fill();
    isSending.current = false;
    if (error !== null) setRefusal({ error });
  };
  return { element, submit, failure, isSent, setSent };
};

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one form that its handlers close over.
export const useContractForm = <
  Values extends FieldValues,
  Schema extends ZodType,
  Body extends input<Schema>,
>({
  schema,
  values,
  toBody,
  send,
}: Given<Values, Schema, Body>): ContractForm<Values> => {
  const check = (typed: Values): ApiProblem | null => {
    const { error } = schema.safeParse(toBody(typed));
    return error ? problemOf(error) : null;
  };
  const form = useForm<Values, unknown, Values>({
    // Complete, where the library would take a part.
    defaultValues: values as DefaultValues<Values>,
    // It knows the elements of the platform's own fields only.
    shouldFocusError: false,
    resolver: (typed) => {
      const wrong = byField(typed, check(typed)?.errors ?? []);
      if (wrong.size === 0) return { values: typed, errors: {} };
      const errors: FieldErrors<Values> = {};
      for (const [name, message] of wrong) set(errors, name, { type: 'contract', message });
      return { values: {}, errors };
    },
  });
  const { element, submit, failure, isSent, setSent } = useSending({
    form,
    check,
    send: (typed, how) => send(toBody(typed), how),
  });
  const { errors, isSubmitting, isSubmitted } = form.formState;
  const errorAt = (name: string) => inWords(messageIn(get(errors, name)));
  const put = <Name extends Path<Values>>(name: Name, value: PathValue<Values, Name>) => {
    setSent(false);
    form.setValue(name, value, { shouldDirty: true, shouldValidate: isSubmitted });
  };
  return {
    element: {
      ref: element,
      onSubmit: (event) => {
        event.preventDefault();
        void submit();
      },
      onChange: () => setSent(false),
      noValidate: true,
    },
    field: (name) => ({ ...form.register(name), error: errorAt(name) }),
    number: (name) => ({ ...form.register(name, { valueAsNumber: true }), error: errorAt(name) }),
    box: (name) => form.register(name),
    control: (name) => ({
      value: form.watch(name),
      onChange: (value) => put(name, value),
      error: errorAt(name),
    }),
    put,
    submit,
    watch: () => form.watch(),
    reset: (next) => form.reset(next),
    isPending: isSubmitting,
    isSent,
    isMarked: Object.keys(errors).length > 0,
    failure,
  };
};
