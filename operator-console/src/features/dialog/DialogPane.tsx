import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '@/shared/actions/actions';
import { clientIdsOf, entriesOf, type MessageEntry } from '@/shared/board/entries';
import { useDesk, useOffice, useRow, useVisitorName } from '@/shared/desk/context';
import { navigate } from '@/shared/router/router';
import { Button } from '@/shared/ui/Button';
import { State } from '@/shared/ui/States';
import { useProfile } from '@/shared/visitor/useProfile';
import type { DialogRow, ListName } from '@/shared/wire/rows';
import { ChangingContext, type Changing, lastOwn, mayChange } from './changing';
import { CloseCategory } from './CloseCategory';
import { Composer, type ComposerHandle, type Editing } from './Composer';
import { DialogHeader } from './DialogHeader';
import styles from './DialogPane.module.css';
import { MacroPicker } from './macros/MacroPicker';
import { useMacros } from './macros/useMacros';
import { permissionsOf } from './permissions';
import { RemoveMessage } from './RemoveMessage';
import { lastWritten } from './replyWindow';
import { ReplyWindowLine, useReplyOver } from './ReplyWindowLine';
import { Standing, Unreachable } from './Standing';
import { Transcript, TranscriptBones } from './Transcript';
import { Typing } from './Typing';
import { useAbilities } from '@/shared/visitor/useAbilities';
import { useClosing } from './useClosing';
import { useCommands } from './useCommands';
import { useReadMark } from './useReadMark';

interface Props {
  list: ListName;
  dialogId: string;
  details: boolean;
  onDetails: () => void;
}

export function DialogPane({ list, dialogId, details, onDetails }: Props) {
  const { t } = useTranslation();
  const { desk } = useOffice().workplace;
  const row = useRow(dialogId);
  const load = useDesk((state) => state.loads.get(dialogId));
  useEffect(() => {
    void desk.open.enter(dialogId);
  }, [desk, dialogId]);
  useEffect(
    () => () => {
      void desk.open.enter(null);
    },
    [desk],
  );
  if (load === 'missing') {
    return (
      <State icon="eye" title={t('dialog.missing')} text={t('dialog.missingText')} testId="dialog-missing">
        <Button
          onClick={() => {
            navigate({ page: 'dialogs', list, dialogId: null });
          }}
        >
          {t('dialog.toList')}
        </Button>
      </State>
    );
  }
  if (!row && load === 'error') return <Failed onRetry={() => void desk.open.load(dialogId)} />;
  if (!row) return <TranscriptBones />;
  return <OpenDialog key={dialogId} row={row} list={list} details={details} onDetails={onDetails} />;
}

function Failed({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <State icon="offline" title={t('dialog.failed')} text={t('dialog.failedText')} testId="dialog-failed">
      <Button onClick={onRetry}>{t('common.retry')}</Button>
    </State>
  );
}

function OpenDialog({ row, list, details, onDetails }: { row: DialogRow } & Omit<Props, 'dialogId'>) {
  const { t } = useTranslation();
  const { me, workplace } = useOffice();
  const { dialogId, conversationId } = row;
  const nameOf = useVisitorName();
  const load = useDesk((state) => state.loads.get(dialogId));
  const transcript = useDesk((state) => state.transcripts.get(conversationId));
  const profile = useProfile(row);
  const unreachable = profile?.reachable === false;
  const allowed = permissionsOf(row, me.operatorId, me.role);
  const abilities = useAbilities(row.channelId, row.channelKind);
  const wroteAt = useMemo(() => lastWritten(transcript?.events ?? []), [transcript]);
  const over = useReplyOver(wroteAt, abilities?.replySeconds);
  const may = unreachable || over ? { ...allowed, reply: false } : allowed;
  const plain = useCommands(row);
  const closing = useClosing(row, plain);
  const commands = { ...plain, close: closing.close };
  const macros = useMacros(row);
  const composer = useRef<ComposerHandle>(null);
  const [transferring, setTransferring] = useState(false);
  const [atEnd, setAtEnd] = useState(true);
  const deliveries = usePending(row, transcript?.events);
  useReadMark(row, transcript, atEnd);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [removing, setRemoving] = useState<MessageEntry | null>(null);
  const changing = useMemo<Changing>(
    () => ({
      may: (entry) => mayChange(entry, may.change, me.operatorId, dialogId),
      edit: (entry) => {
        setEditing({ messageId: entry.messageId, text: entry.text, attached: entry.attachments.length > 0 });
      },
      remove: setRemoving,
    }),
    [may.change, me.operatorId, dialogId],
  );
  const editLast = () => {
    const last = lastOwn(entriesOf(transcript?.events ?? []), me.operatorId, dialogId);
    if (!last || may.change === 'nobodys') return false;
    changing.edit(last);
    return true;
  };

  useEffect(() => {
    // a touch keyboard over the transcript is only what somebody asked for
    if (window.matchMedia('(pointer: fine)').matches) composer.current?.focus();
  }, []);

  useActions([
    ...(may.take
      ? [
          {
            id: 'dialog.take',
            label: t('keys.take'),
            icon: 'person' as const,
            code: 'KeyT',
            shortcut: 'T',
            run: commands.take,
          },
        ]
      : []),
    ...(may.close
      ? [
          {
            id: 'dialog.close',
            label: t('keys.close'),
            icon: 'check' as const,
            code: 'KeyE',
            shortcut: 'E',
            run: commands.close,
          },
        ]
      : []),
    ...(may.reopen
      ? [{ id: 'dialog.reopen', label: t('dialog.reopen'), icon: 'reopen' as const, run: commands.reopen }]
      : []),
    ...(may.transfer
      ? [
          {
            id: 'dialog.transfer',
            label: t('transfer.title'),
            icon: 'transfer' as const,
            code: 'KeyR',
            shortcut: 'R',
            run: () => {
              setTransferring(true);
            },
          },
        ]
      : []),
    ...(may.note
      ? [
          {
            id: 'dialog.note',
            label: t('keys.note'),
            icon: 'lock' as const,
            code: 'KeyN',
            shortcut: 'N',
            run: () => {
              composer.current?.focus('note');
            },
          },
        ]
      : []),
    ...(may.reply
      ? [
          {
            id: 'dialog.write',
            label: t('keys.reply'),
            icon: 'send' as const,
            run: () => {
              composer.current?.focus('reply');
            },
          },
        ]
      : []),
    ...macros.actions,
    {
      id: 'dialog.leave',
      label: t('dialog.toList'),
      icon: 'back',
      code: 'Escape',
      shortcut: 'Esc',
      run: () => {
        navigate({ page: 'dialogs', list, dialogId: null });
      },
    },
  ]);

  return (
    <section className={styles.pane} aria-label={nameOf(row)} data-testid="dialog-pane" data-dialog-id={dialogId}>
      <DialogHeader
        row={row}
        list={list}
        may={may}
        commands={commands}
        macros={macros}
        transferring={transferring}
        onTransferring={setTransferring}
        details={details}
        onDetails={onDetails}
      />
      {transcript ? (
        <ChangingContext value={changing}>
          <Transcript
            dialogId={dialogId}
            transcript={transcript}
            deliveries={deliveries}
            visitorName={nameOf(row)}
            onEnd={setAtEnd}
          />
        </ChangingContext>
      ) : load === 'error' ? (
        <Failed onRetry={() => void workplace.desk.open.load(dialogId)} />
      ) : (
        <TranscriptBones />
      )}
      <Typing conversationId={conversationId} visitorName={nameOf(row)} />
      <Standing row={row} commands={commands} />
      {unreachable && row.status !== 'closed' && <Unreachable reason={profile.reachabilityReason} />}
      {!unreachable && row.status !== 'closed' && (
        <ReplyWindowLine row={row} wroteAt={wroteAt} length={abilities?.replySeconds} card={profile?.card} />
      )}
      {row.status !== 'closed' && (
        <Composer
          ref={composer}
          row={row}
          textLimit={abilities?.textLimit}
          may={may}
          visitorName={nameOf(row)}
          editing={editing}
          onEditing={setEditing}
          onEditLast={editLast}
        />
      )}
      <MacroPicker macros={macros} />
      <CloseCategory open={closing.asking} onClose={closing.stop} onChoose={closing.closeAs} />
      <RemoveMessage
        entry={removing}
        onClose={() => {
          setRemoving(null);
        }}
        onRemove={(entry) => {
          setRemoving(null);
          if (editing?.messageId === entry.messageId) setEditing(null);
          workplace.command({ name: 'delete', conversationId, dialogId, messageId: entry.messageId });
        }}
      />
    </section>
  );
}

/** Texts of this dialog whose events have not come yet; those whose events have come are forgotten. */
function usePending(row: DialogRow, events: Parameters<typeof clientIdsOf>[0] | undefined) {
  const { outbox } = useOffice().workplace;
  const all = useDesk((state) => state.deliveries);
  const arrived = useMemo(() => clientIdsOf(events ?? []), [events]);
  const mine = useMemo(
    () => all.filter((each) => each.command.dialogId === row.dialogId && 'clientMessageId' in each.command),
    [all, row.dialogId],
  );
  const pending = useMemo(
    () => mine.filter(({ command }) => !('clientMessageId' in command && arrived.has(command.clientMessageId))),
    [mine, arrived],
  );
  useEffect(() => {
    for (const delivery of mine) {
      const { command, state, ref } = delivery;
      if (state !== 'waiting' && 'clientMessageId' in command && arrived.has(command.clientMessageId))
        outbox.discard(ref);
    }
  }, [mine, arrived, outbox]);
  return pending;
}
