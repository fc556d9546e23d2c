import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/shared/http/problem';
import type { ErrorCode } from '@/shared/wire/errors';

/** What has been entered over what was read, and what the server said of it. */
export interface Form<T> {
  value: T;
  dirty: boolean;
  set: (change: Partial<T>) => void;
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
  return {
    value,
    dirty,
    set: (change) => {
      setChanges((before) => ({ ...before, ...change }));
      setFailure(null);
    },
    error: (field) => words(fields.get(field)),
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
