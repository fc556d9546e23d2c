import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { guardRoute } from '@/shared/router/router';
import { say } from '@/shared/ui/toasts';
import type { Destination } from '@/shared/wire/integrations';
import type { FrameProps } from '@/features/admin/FormFrame';
import type { Form } from '@/features/admin/useForm';
import { ROOT } from './destinations';

interface Wishes<D extends Destination, V> {
  kind: 'bots' | 'webhooks';
  /** undefined for a new one */
  read: D | undefined;
  form: Form<V>;
  onReload: () => void;
  onDone: (id: string | null) => void;
}

/** Saves and removes a destination; one that is new is kept until its secret was seen, which is shown this once. */
export function useDestinationForm<D extends Destination, V extends { version: number }>({
  kind,
  read,
  form,
  onReload,
  onDone,
}: Wishes<D, V>): { made: D | null; frame: Omit<FrameProps, 'children'> } {
  const { t } = useTranslation();
  const { api } = useOffice();
  const client = useQueryClient();
  const [made, setMade] = useState<D | null>(null);
  const path = `${ROOT}/${kind}${read ? `/${encodeURIComponent(read.destinationId)}` : ''}`;
  const settled = () => {
    guardRoute(null);
    form.reset();
    void client.invalidateQueries({ queryKey: ['integrations'] });
  };
  const save = useMutation({
    mutationFn: () => api.send<D>(read ? 'PUT' : 'POST', path, { ...form.value, version: read && form.value.version }),
    onSuccess: (saved) => {
      settled();
      say(t('common.saved'));
      if (saved.secret !== undefined) setMade(saved);
      else onDone(null);
    },
    onError: form.fail,
  });
  const remove = useMutation({
    mutationFn: () => api.send<undefined>('DELETE', path),
    onSuccess: () => {
      settled();
      onDone(null);
    },
    onError: form.fail,
  });
  return {
    made,
    frame: {
      form,
      isNew: !read,
      saving: save.isPending,
      onSave: () => {
        save.mutate();
      },
      onReload: () => {
        form.reset();
        onReload();
      },
      onCancel: read
        ? undefined
        : () => {
            onDone(null);
          },
      removal: read && {
        name: read.name || (read.url ?? ''),
        onRemove: () => {
          remove.mutate();
        },
      },
    },
  };
}
