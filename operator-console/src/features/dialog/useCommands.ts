import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useOffice } from '@/shared/desk/context';
import { say } from '@/shared/ui/toasts';
import type { TransferTarget } from '@/shared/wire/commands';
import type { DialogRow } from '@/shared/wire/rows';
import { isStep } from './macros/run';

export interface Commands {
  take: () => void;
  close: () => void;
  reopen: () => void;
  transfer: (target: TransferTarget) => void;
  /** what has been asked and not been answered yet */
  busy: ReadonlySet<string>;
}

export function useCommands(row: DialogRow | undefined): Commands {
  const { workplace } = useOffice();
  const deliveries = useDesk((state) => state.deliveries);
  const dialogId = row?.dialogId;
  const busy = useMemo(
    () =>
      new Set(
        deliveries
          .filter((delivery) => delivery.command.dialogId === dialogId && delivery.state === 'waiting')
          .map((delivery) => delivery.command.name),
      ),
    [deliveries, dialogId],
  );
  const simply = (name: 'take' | 'close' | 'reopen') => () => {
    if (row && !busy.has(name)) workplace.command({ name, conversationId: row.conversationId, dialogId: row.dialogId });
  };
  return {
    take: simply('take'),
    close: simply('close'),
    reopen: simply('reopen'),
    transfer: (target) => {
      if (row)
        workplace.command({ name: 'transfer', conversationId: row.conversationId, dialogId: row.dialogId, target });
    },
    busy,
  };
}

/** Says what was refused and why; a text shows it itself, a macro says at which step, and a read mark is nobody's worry. */
export function useRefusals(): void {
  const { t } = useTranslation();
  const { workplace } = useOffice();
  useEffect(
    () =>
      workplace.onOutcome(({ command, state, code, ownerName }) => {
        if (isStep(command)) return;
        if (state !== 'failed' || command.name === 'reply' || command.name === 'note' || command.name === 'read')
          return;
        if (code === 'dialog-already-owned' && ownerName) say(t('dialog.tooLate', { name: ownerName }), 'danger');
        else say(t('dialog.notDone', { reason: t(`errors.${code ?? 'internal-error'}`) }), 'danger');
      }),
    [workplace, t],
  );
}
