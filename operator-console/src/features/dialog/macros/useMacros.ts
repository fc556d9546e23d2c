import { useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '@/shared/actions/actions';
import { useOffice } from '@/shared/desk/context';
import { say } from '@/shared/ui/toasts';
import type { Macro } from '@/shared/wire/macros';
import type { DialogRow } from '@/shared/wire/rows';
import { run, running } from './run';
import { stepsOf } from './steps';

/** The macros of the operator, run in this dialog by the palette, a key or a button [T-06]. */
export function useMacros(row: DialogRow) {
  const { t } = useTranslation();
  const { api, me, directory, workplace } = useOffice();
  const [choosing, setChoosing] = useState(false);
  const busy = useSyncExternalStore(running.subscribe, running.get).has(row.dialogId);
  const query = useQuery({
    queryKey: ['macros-offered'],
    queryFn: async ({ signal }) => (await api.get<{ rows: Macro[] }>('/api/admin/macros?offered=true', signal)).rows,
  });
  const open = row.status !== 'closed';
  const start = async (macro: Macro) => {
    setChoosing(false);
    if (running.get().has(row.dialogId)) {
      say(t('macros.already'), 'danger');
      return;
    }
    const { conversationId, dialogId } = row;
    const names = {
      visitor: row.visitorName?.trim() ?? '',
      operator: me.name,
      company: directory.account.name,
    };
    const commands = stepsOf(macro.actions, { conversationId, dialogId, names, uuid: () => crypto.randomUUID() });
    const { done, code } = await run(dialogId, commands, workplace);
    const refused = macro.actions[done];
    if (code === null || !refused) {
      say(t('macros.done', { name: macro.name }));
      return;
    }
    const step = t(`actions.${refused.kind}`);
    const reason = t(`errors.${code}`);
    say(t('macros.stopped', { name: macro.name, step, number: done + 1, of: commands.length, reason }), 'danger');
  };
  const choose = () => {
    setChoosing(true);
  };
  const actions: Action[] = open
    ? [
        {
          id: 'dialog.macros',
          label: t('macros.run'),
          icon: 'macro',
          code: 'KeyM',
          shortcut: 'M',
          run: choose,
        },
        ...(query.data ?? []).map((macro): Action => ({
          id: `dialog.macro.${macro.macroId}`,
          label: t('macros.runNamed', { name: macro.name }),
          icon: 'macro',
          run: () => void start(macro),
        })),
      ]
    : [];
  return {
    actions,
    query,
    busy,
    offered: open,
    choosing: choosing && open,
    choose,
    stop: () => {
      setChoosing(false);
    },
    start: (macro: Macro) => void start(macro),
  };
}

export type Macros = ReturnType<typeof useMacros>;
