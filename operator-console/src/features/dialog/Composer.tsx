import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { runById } from '@/shared/actions/actions';
import { MOD } from '@/shared/actions/typing';
import { useOffice } from '@/shared/desk/context';
import { Button, IconButton } from '@/shared/ui/Button';
import { Icon } from '@/shared/ui/Icon';
import { TEXT_LIMIT } from '@/shared/wire/commands';
import type { DialogRow } from '@/shared/wire/rows';
import styles from './Composer.module.css';
import type { Mode } from './drafts';
import type { Permissions } from './permissions';
import { piecesOf } from './replyWindow';
import { OfferedTemplates } from './templates/OfferedTemplates';
import { SaveTemplate } from './templates/SaveTemplate';
import { TemplatePicker } from './templates/TemplatePicker';
import { useTemplates } from './templates/useTemplates';
import { useDraft } from './useDraft';
import { useTyping } from './useTyping';

/** From how many characters before the limit those that are left are counted. */
const NEARLY = 500;

export interface ComposerHandle {
  focus: (mode?: Mode) => void;
}

/** A message that is being put right, beside what was begun to be written. */
export interface Editing {
  messageId: string;
  text: string;
  /** whether it carries files, so that it may have no text */
  attached: boolean;
}

interface Props {
  row: DialogRow;
  may: Permissions;
  /** what the channel takes as one message; undefined for any length */
  textLimit: number | undefined;
  visitorName: string;
  editing: Editing | null;
  onEditing: (editing: Editing | null) => void;
  /** asked for by the arrow up in an empty field; whether there is one */
  onEditLast: () => boolean;
  ref: Ref<ComposerHandle>;
}

export function Composer({ row, may, textLimit, visitorName, editing, onEditing, onEditLast, ref }: Props) {
  const { t } = useTranslation();
  const { directory, workplace } = useOffice();
  const [keeping, setKeeping] = useState(false);
  const [draft, change] = useDraft(row.dialogId);
  const area = useRef<HTMLTextAreaElement>(null);
  const mode: Mode = may.reply ? draft.mode : 'note';
  const text = editing ? editing.text : draft[mode];
  const over = text.length - TEXT_LIMIT;
  const pieces = mode === 'reply' ? piecesOf(text, textLimit) : 1;
  const templates = useTemplates({ row, text, writing: mode === 'reply' && !editing, area });
  const typing = useTyping(row.conversationId, row.dialogId, mode === 'reply');

  const choose = (next: Mode) => {
    change({ mode: next });
    area.current?.focus();
  };
  useImperativeHandle(ref, () => ({
    focus: (next?: Mode) => {
      if (next && next !== draft.mode) change({ mode: next });
      area.current?.focus();
    },
  }));
  useEffect(() => {
    // so that what was left half-written is gone on with, not begun anew
    const element = area.current;
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);

  const editedId = editing?.messageId;
  useEffect(() => {
    if (editedId === undefined) return;
    const element = area.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, [editedId]);

  const empty = text.trim() === '' && editing?.attached !== true;
  const write = (value: string) => {
    if (editing) onEditing({ ...editing, text: value });
    else change({ [mode]: value });
  };
  const send = (): boolean => {
    if (empty || over > 0) return false;
    if (editing) {
      workplace.command({
        name: 'edit',
        conversationId: row.conversationId,
        dialogId: row.dialogId,
        messageId: editing.messageId,
        text,
      });
      onEditing(null);
      return true;
    }
    workplace.command({
      name: mode,
      conversationId: row.conversationId,
      dialogId: row.dialogId,
      clientMessageId: crypto.randomUUID(),
      text,
    });
    typing.stopped();
    change({ [mode]: '' });
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.nativeEvent.isComposing && templates.onKey(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.key === 'ArrowUp' && text === '' && !editing && mode === 'reply' && onEditLast()) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape' && editing) {
      event.preventDefault();
      event.stopPropagation();
      onEditing(null);
      return;
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.shiftKey) return;
    event.preventDefault();
    const wasEditing = editing !== null;
    if (send() && !wasEditing && (event.ctrlKey || event.metaKey)) runById('list.next');
  };

  const label = editing
    ? t('composer.editing')
    : mode === 'note'
      ? t('composer.notePlaceholder')
      : t('composer.replyPlaceholder', { name: visitorName });

  return (
    <div
      className={`${styles.composer} ${mode === 'note' && !editing ? styles.asNote : ''}`}
      data-testid="composer"
      data-mode={editing ? 'edit' : mode}
    >
      {editing && (
        <div className={styles.editing}>
          <Icon name="edit" size={15} />
          <span>{t('composer.editing')}</span>
          <IconButton
            icon="close"
            label={t('composer.stopEditing')}
            data-testid="stop-editing"
            onClick={() => {
              onEditing(null);
              area.current?.focus();
            }}
          />
        </div>
      )}
      {templates.open && (
        <TemplatePicker
          id={`${templates.id}-list`}
          choices={templates.choices}
          at={templates.at}
          section={templates.section}
          onAt={templates.setAt}
          onChoose={templates.choose}
        />
      )}
      <div className={styles.head} hidden={editing !== null}>
        <div className={styles.modes} role="radiogroup" aria-label={t('composer.mode')}>
          {(['reply', 'note'] as const).map((each) => (
            <button
              key={each}
              type="button"
              role="radio"
              aria-checked={mode === each}
              disabled={each === 'reply' && !may.reply}
              className={styles.mode}
              data-testid={each === 'note' ? 'note-toggle' : 'reply-toggle'}
              onClick={() => {
                choose(each);
              }}
            >
              <Icon name={each === 'note' ? 'lock' : 'send'} size={15} />
              {t(`composer.${each}`)}
              {mode !== each && draft[each] !== '' && <span className={styles.dot} />}
            </button>
          ))}
        </div>
        {mode === 'reply' && (
          <>
            <IconButton
              icon="note"
              label={t('templates.pick')}
              shortcut="/"
              data-testid="templates"
              onClick={templates.begin}
            />
            <IconButton
              icon="plus"
              label={t('templates.keep')}
              disabled={empty}
              data-testid="keep"
              onClick={() => {
                setKeeping(true);
              }}
            />
          </>
        )}
      </div>
      <textarea
        ref={area}
        className={styles.text}
        rows={2}
        value={text}
        aria-label={label}
        placeholder={label}
        data-testid="composer-text"
        aria-autocomplete="list"
        aria-controls={templates.open ? `${templates.id}-list` : undefined}
        aria-activedescendant={
          templates.open && templates.choices.length > 0 ? `${templates.id}-list-${templates.at}` : undefined
        }
        onKeyDown={onKeyDown}
        onSelect={(event) => {
          templates.moved(event.currentTarget);
        }}
        onBlur={typing.stopped}
        onChange={(event) => {
          write(event.target.value);
          templates.moved(event.target);
          if (editing) return;
          if (event.target.value === '') typing.stopped();
          else typing.wrote();
        }}
      />
      <div className={styles.foot}>
        {over > 0 ? (
          <span className={styles.over} role="alert">
            {t('composer.tooLong', { count: over })}
          </span>
        ) : pieces > 1 ? (
          <span className={styles.hint} data-testid="composer-pieces">
            {t('composer.pieces', { count: pieces })}
          </span>
        ) : over > -NEARLY ? (
          <span className={styles.hint} data-testid="composer-left">
            {t('composer.left', { count: -over })}
          </span>
        ) : templates.offers.length > 0 ? (
          <OfferedTemplates offers={templates.offers} onTake={templates.take} />
        ) : (
          <span className={styles.hint}>{t('composer.hint', { enter: 'Enter', shiftEnter: 'Shift-Enter' })}</span>
        )}
        <Button
          kind={mode === 'note' && !editing ? 'note' : 'primary'}
          icon={editing ? 'check' : mode === 'note' ? 'lock' : 'send'}
          disabled={empty || over > 0}
          title={t(editing ? 'composer.save' : 'composer.sendNext')}
          shortcut={editing ? 'Enter' : `${MOD}-Enter`}
          data-testid="send"
          onClick={() => {
            send();
            area.current?.focus();
          }}
        >
          {t(editing ? 'composer.save' : mode === 'note' ? 'composer.sendNote' : 'composer.send')}
        </Button>
      </div>
      <SaveTemplate
        text={text}
        language={row.language ?? directory.account.language}
        open={keeping}
        onClose={() => {
          setKeeping(false);
          area.current?.focus();
        }}
      />
    </div>
  );
}
