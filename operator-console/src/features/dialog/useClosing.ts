import { useEffect, useState } from 'react';
import { useOffice } from '@/shared/desk/context';
import type { DialogRow } from '@/shared/wire/rows';
import type { Commands } from './useCommands';

/** Closing a dialog, with the question for its category where one is needed [W-15]. */
export function useClosing(row: DialogRow, commands: Commands) {
  const { workplace, directory } = useOffice();
  const [asking, setAsking] = useState(false);
  const { conversationId, dialogId } = row;
  useEffect(
    () =>
      workplace.onOutcome(({ command, code }) => {
        // what is set has changed since this page was loaded
        if (command.dialogId === dialogId && code === 'category-required') setAsking(true);
      }),
    [workplace, dialogId],
  );
  return {
    asking: asking && row.status !== 'closed',
    close: () => {
      if (directory.labels?.mandatory && !row.category) setAsking(true);
      else commands.close();
    },
    stop: () => {
      setAsking(false);
    },
    /** what is sent first is done first, because both go the same way */
    closeAs: (category: string) => {
      setAsking(false);
      workplace.command({ name: 'category', conversationId, dialogId, category });
      commands.close();
    },
  };
}
