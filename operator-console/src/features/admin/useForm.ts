import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/shared/http/problem';

/** What has been entered over what was read, and what the server said of it. */
export interface Form<T> {
  value: T;
  dirty: boolean;
  set: (change: Partial<T>) => void;
  /** what is wrong with a field, in words */
  error: (field: keyof T & string) => string | null;
  /** what is wrong with the whole, in words */
  problem: string | null;
  conflict: boolean;
  fail: (failure: unknown) => void;
  reset: () => void;
}

export function useForm<T extends object>(read: T): Form<T> {
  const { t } = useTranslation();
  const [changes, setChanges] = useState<Partial<T>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const value = { ...read, ...changes };
  const fields = failure instanceof Problem ? failure.fields : new Map<string, never>();
  const code = failure instanceof Problem ? failure.code : failure === null ? null : 'unreachable';
  return {
    value,
    dirty: (Object.keys(changes) as (keyof T)[]).some(
      (key) => JSON.stringify(changes[key]) !== JSON.stringify(read[key]),
    ),
    set: (change) => {
      setChanges((present) => ({ ...present, ...change }));
      setFailure(null);
    },
    error: (field) => {
      const wrong = fields.get(field);
      return wrong ? t(`errors.${wrong}`) : null;
    },
    problem: code !== null && fields.size === 0 ? t(`errors.${code}`) : null,
    conflict: code === 'version-conflict',
    fail: setFailure,
    reset: () => {
      setChanges({});
      setFailure(null);
    },
  };
}
