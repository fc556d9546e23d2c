import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { guardRoute } from '@/shared/router/router';
import { Button } from '@/shared/ui/Button';
import { Icon } from '@/shared/ui/Icon';
import { Modal } from '@/shared/ui/Modal';
import type { Warning } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { History, type HistoryOf } from './audit/History';
import { Warnings } from './Warnings';

/** What the frame must know of a form, whatever is in it. */
interface FramedForm {
  dirty: boolean;
  problem: string | null;
  conflict: boolean;
  reset: () => void;
}

export interface FrameProps {
  form: FramedForm;
  /** whether it does not exist yet, so that there is always something to save */
  isNew?: boolean;
  warnings?: readonly Warning[];
  saving: boolean;
  onSave: () => void;
  onReload: () => void;
  onCancel?: () => void;
  removal?: { name: string; onRemove: () => void };
  history?: HistoryOf;
  children: ReactNode;
}

/** A form with its explicit saving, what stands against it, and the way back. */
export function FormFrame(props: FrameProps) {
  const { form, isNew = false, warnings = [], saving, onSave, onReload, onCancel, removal, history, children } = props;
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { pending, stay, leave } = useUnsaved(form.dirty);
  return (
    <form
      className={styles.form}
      noValidate
      data-testid="admin-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving) onSave();
      }}
    >
      {form.problem && (
        <div className={styles.wrong} role="alert" data-testid="form-problem">
          <Icon name="warning" />
          <span>{form.problem}</span>
          {form.conflict && <Button onClick={onReload}>{t('admin.reload')}</Button>}
        </div>
      )}
      <Warnings warnings={warnings} />
      {children}
      <div className={styles.bar}>
        <span role="status">{form.dirty && !isNew ? t('admin.unsaved') : ''}</span>
        {history && <History of={history} />}
        {removal && (
          <Button
            kind="danger"
            data-testid="remove"
            onClick={() => {
              setAsking(true);
            }}
          >
            {t('common.delete')}
          </Button>
        )}
        {onCancel && <Button onClick={onCancel}>{t(form.dirty ? 'common.cancel' : 'common.back')}</Button>}
        {!onCancel && form.dirty && <Button onClick={form.reset}>{t('admin.discard')}</Button>}
        <Button kind="primary" type="submit" busy={saving} disabled={!form.dirty && !isNew} data-testid="save">
          {t(saving ? 'common.saving' : 'common.save')}
        </Button>
      </div>
      {removal && (
        <Question
          open={asking}
          title={t('admin.deleteAsk', { name: removal.name })}
          text={t('admin.deleteText')}
          no={t('common.cancel')}
          yes={t('common.delete')}
          testId="remove-confirm"
          onNo={() => {
            setAsking(false);
          }}
          onYes={() => {
            setAsking(false);
            removal.onRemove();
          }}
        />
      )}
      <Question
        open={pending}
        title={t('admin.leaveAsk')}
        text={t('admin.leaveText')}
        no={t('admin.stay')}
        yes={t('admin.leave')}
        testId="leave-confirm"
        onNo={stay}
        onYes={leave}
      />
    </form>
  );
}

/** Keeps whoever has entered something from leaving by accident. */
function useUnsaved(dirty: boolean) {
  const [go, setGo] = useState<(() => void) | null>(null);
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    guardRoute((next) => {
      setGo(() => next);
    });
    window.addEventListener('beforeunload', warn);
    return () => {
      guardRoute(null);
      window.removeEventListener('beforeunload', warn);
    };
  }, [dirty]);
  return {
    pending: go !== null,
    stay: () => {
      setGo(null);
    },
    leave: () => {
      setGo(null);
      go?.();
    },
  };
}

interface QuestionProps {
  open: boolean;
  title: string;
  text: string;
  no: string;
  yes: string;
  testId: string;
  onNo: () => void;
  onYes: () => void;
}

/** Asks before something that cannot be undone. */
export function Question({ open, title, text, no, yes, testId, onNo, onYes }: QuestionProps) {
  return (
    <Modal open={open} onClose={onNo} title={title}>
      <div className={styles.form}>
        <p>{text}</p>
        <div className={styles.pair}>
          <Button onClick={onNo}>{no}</Button>
          <Button kind="danger" data-testid={testId} onClick={onYes}>
            {yes}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
