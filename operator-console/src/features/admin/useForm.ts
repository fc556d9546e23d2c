import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/shared/http/problem';
import type { ErrorCode } from '@/shared/wire/errors';

/** The names of what holds a value of this type. */
type Holding<T, V> = { [K in keyof T]-?: T[K] extends V ? K : never }[keyof T] & string;

/** What has been entered over what was read, and what the server said of it. */
export interface Form<T> {
  value: T;
  dirty: boolean;
  set: (change: Partial<T>) => void;
  /** what binds a field of text to what it is about */
  text: (name: Holding<T, string>) => {
    name: string;
    value: string;
    error: string | null;
    onChange: (event: { target: { value: string } }) => void;
  };
  /** what binds a switch to what it is about */
  toggle: (name: Holding<T, boolean>) => { name: string; checked: boolean; onChange: (checked: boolean) => void };
  /** what binds a field that gives its value as it is */
  field: <K extends keyof T & string>(
    name: K,
  ) => { name: string; value: T[K]; error: string | null; onChange: (value: T[K]) => void };
  /** what is wrong with a field, in words */
  error: (field: string) => string | null;
  /** what is wrong with a field or with anything inside it, in words */
  errorIn: (field: string) => string | null;
  /** what is wrong with the whole, in words */
  problem: string | null;
  conflict: boolean;
  fail: (failure: unknown) => void;
  reset: () => void;
}

const NONE: ReadonlyMap<string, ErrorCode> = new Map();

export function useForm<T extends object>(read: T): Form<T> {
  const { t } = useTranslation();
  const [base, setBase] = useState(read);
  const [changes, setChanges] = useState<Partial<T>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const dirty = (Object.keys(changes) as (keyof T)[]).some(
    // what does not apply is left out by the server and null in a form
    (key) => JSON.stringify(changes[key] ?? null) !== JSON.stringify(base[key] ?? null),
  );
  // what somebody else saves meanwhile never changes a form under the hands; saving it then says so
  if (!dirty && JSON.stringify(read) !== JSON.stringify(base)) setBase(read);
  const value = { ...base, ...changes };
  const fields = failure instanceof Problem ? failure.fields : NONE;
  const code = failure instanceof Problem ? failure.code : failure === null ? null : 'unreachable';
  const words = (wrong: ErrorCode | undefined) => (wrong ? t(`errors.${wrong}`) : null);
  const error = (field: string) => words(fields.get(field));
  const set = (change: Partial<T>) => {
    setChanges((before) => ({ ...before, ...change }));
    setFailure(null);
  };
  // a computed name is any name to the compiler, and this one is of T
  const put = (name: keyof T, entered: unknown) => {
    set({ [name]: entered } as Partial<T>);
  };
  return {
    value,
    dirty,
    set,
    text: (name) => ({
      name,
      value: value[name] as string,
      error: error(name),
      onChange: (event) => {
        put(name, event.target.value);
      },
    }),
    toggle: (name) => ({
      name,
      checked: value[name] as boolean,
      onChange: (checked) => {
        put(name, checked);
      },
    }),
    field: (name) => ({
      name,
      value: value[name],
      error: error(name),
      onChange: (entered) => {
        put(name, entered);
      },
    }),
    error,
    errorIn: (field) => words([...fields].find(([name]) => inside(name, field))?.[1]),
    problem: code !== null && fields.size === 0 ? t(`errors.${code}`) : null,
    conflict: code === 'version-conflict',
    fail: setFailure,
    reset: () => {
      setChanges({});
      setFailure(null);
    },
  };
}

function inside(name: string, field: string): boolean {
  return name === field || name.startsWith(`${field}.`) || name.startsWith(`${field}[`);
}
