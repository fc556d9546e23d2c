import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { guardRoute } from '@/shared/router/router';
import { say } from '@/shared/ui/toasts';
import type { CalendarSettings, Setting } from '@/shared/wire/settings';
import { KINDS } from './audit/kinds';
import type { FrameProps } from './FormFrame';
import { type Form, useForm } from './useForm';

export type Kind =
  | 'operators'
  | 'departments'
  | 'channels'
  | 'placements'
  | 'calendars'
  | 'keyword-rules'
  | 'slas'
  | 'automations'
  | 'templates'
  | 'macros';
export type Single = 'account' | 'distribution' | 'times' | 'visits' | 'classification' | 'access';

/** All things of a kind, in the server's order. */
export function useThings<T>(kind: Kind) {
  const { api } = useOffice();
  return useQuery({
    queryKey: ['admin', kind],
    queryFn: async ({ signal }) => (await api.get<{ rows: T[] }>(`/api/admin/${kind}`, signal)).rows,
  });
}

/** Calendars to choose from; none while they are on their way. */
export function useCalendars(): readonly CalendarSettings[] {
  return useThings<CalendarSettings>('calendars').data ?? [];
}

/** Saves a thing, new (without id) or changed, and answers it as the server has it. */
export function useSaveThing<T>(kind: Kind) {
  const { api } = useOffice();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string | null; body: object }) =>
      id === null
        ? api.send<T>('POST', `/api/admin/${kind}`, body)
        : api.send<T>('PUT', `/api/admin/${kind}/${encodeURIComponent(id)}`, body),
    onSuccess: () => void client.invalidateQueries(),
  });
}

export function useRemoveThing(kind: Kind) {
  const { api } = useOffice();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      api.send<undefined>('DELETE', `/api/admin/${kind}/${encodeURIComponent(id)}?version=${version}`),
    onSuccess: () => void client.invalidateQueries(),
  });
}

/** What the account has one of. */
export function useSingle<T>(name: Single) {
  const { api } = useOffice();
  return useQuery({
    queryKey: ['admin', name],
    queryFn: ({ signal }) => api.get<T>(`/api/admin/${name}`, signal),
  });
}

/** The form of what the account has one of. */
export function useSingleForm<T extends Setting>(name: Single, read: T, onReload: () => void) {
  const { t } = useTranslation();
  const { api, me } = useOffice();
  const client = useQueryClient();
  const form = useForm(read);
  const save = useMutation({
    mutationFn: (more: object) =>
      api.send<T>('PUT', `/api/admin/${name}`, { ...form.value, warnings: undefined, ...more }),
    onSuccess: (saved) => {
      guardRoute(null);
      client.setQueryData(['admin', name], saved);
      form.reset();
      say(t('common.saved'));
      void client.invalidateQueries();
    },
    onError: form.fail,
  });
  const frame: Omit<FrameProps, 'children'> = {
    form,
    warnings: read.warnings,
    saving: save.isPending,
    history: historyOf(KINDS[name], read.version > 0 ? me.accountId : null, form),
    onSave: () => {
      save.mutate({});
    },
    onReload: () => {
      form.reset();
      onReload();
    },
  };
  return { form, frame, save: save.mutate };
}

/** The history of what there is; restoring puts it into the form, from where it is saved like anything else. */
function historyOf<T extends object>(kind: string, subjectId: string | null, form: Form<T>) {
  if (subjectId === null) return undefined;
  return {
    kind,
    subjectId,
    onRestore: (state: Record<string, unknown>) => {
      form.set(state as Partial<T>);
    },
  };
}

export interface ThingFormProps<T> {
  /** undefined for a new one */
  read: T | undefined;
  onReload: () => void;
  /** goes to another thing, or to the list */
  onDone: (id: string | null) => void;
}

interface ThingForm<T> extends ThingFormProps<T> {
  kind: Kind;
  fresh: T;
  idOf: (thing: T) => string;
  /** instead of saying that it was saved and going to the list */
  onSaved?: (saved: T) => void;
  removable?: boolean;
  /** what it is called where it has no name */
  called?: string;
}

/** The form of one of many things. */
export function useThingForm<T extends Setting & { name: string }>(props: ThingForm<T>) {
  const { kind, read, fresh, idOf, onReload, onDone, onSaved, removable = true, called } = props;
  const { t } = useTranslation();
  const { me } = useOffice();
  const client = useQueryClient();
  const form = useForm(read ?? fresh);
  const save = useSaveThing<T>(kind);
  const remove = useRemoveThing(kind);
  const leave = () => {
    guardRoute(null);
    onDone(null);
  };
  const frame: Omit<FrameProps, 'children'> = {
    form,
    isNew: !read,
    history: historyOf(KINDS[kind], read && me.role === 'administrator' ? idOf(read) : null, form),
    warnings: read?.warnings,
    saving: save.isPending,
    onReload: () => {
      form.reset();
      onReload();
    },
    onCancel: () => {
      onDone(null);
    },
    onSave: () => {
      const body = { ...form.value, warnings: undefined, version: read && form.value.version };
      save.mutate(
        { id: read ? idOf(read) : null, body },
        {
          onSuccess: (saved) => {
            guardRoute(null);
            client.setQueryData<T[]>(['admin', kind], (rows) =>
              rows?.map((row) => (idOf(row) === idOf(saved) ? saved : row)),
            );
            form.reset();
            if (onSaved) onSaved(saved);
            else {
              say(t('common.saved'));
              onDone(null);
            }
          },
          onError: form.fail,
        },
      );
    },
    removal:
      read && removable
        ? {
            name: read.name || (called ?? ''),
            onRemove: () => {
              remove.mutate({ id: idOf(read), version: form.value.version }, { onSuccess: leave, onError: form.fail });
            },
          }
        : undefined,
  };
  return { form, frame };
}
