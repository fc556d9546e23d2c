import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/Button';
import { Icon } from '@/shared/ui/Icon';
import { Modal } from '@/shared/ui/Modal';
import styles from './Admin.module.css';
import type { Form } from './useForm';

interface Props<T extends object> {
  form: Form<T>;
  /** whether it does not exist yet, so that there is always something to save */
  isNew?: boolean;
  saving: boolean;
  onSave: () => void;
  onReload: () => void;
  onCancel?: () => void;
  removal?: { name: string; onRemove: () => void };
  children: ReactNode;
}

/** A form with its explicit saving, what stands against it, and the way back. */
export function FormFrame<T extends object>(props: Props<T>) {
  const { form, isNew = false, saving, onSave, onReload, onCancel, removal, children } = props;
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
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
      {children}
      <div className={styles.bar}>
        <span role="status">{form.dirty && !isNew ? t('admin.unsaved') : ''}</span>
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
        <Modal
          open={asking}
          onClose={() => {
            setAsking(false);
          }}
          title={t('admin.deleteAsk', { name: removal.name })}
        >
          <div className={styles.form}>
            <p>{t('admin.deleteText')}</p>
            <div className={styles.pair}>
              <Button
                onClick={() => {
                  setAsking(false);
                }}
              >
                {t('common.cancel')}
              </Button>
              <Button
                kind="danger"
                data-testid="remove-confirm"
                onClick={() => {
                  setAsking(false);
                  removal.onRemove();
                }}
              >
                {t('common.delete')}
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </form>
  );
}
