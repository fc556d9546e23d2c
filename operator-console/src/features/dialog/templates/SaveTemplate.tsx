import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Problem } from '@/shared/http/problem';
import { Button } from '@/shared/ui/Button';
import { TextField } from '@/shared/ui/Field';
import { Modal } from '@/shared/ui/Modal';
import { say } from '@/shared/ui/toasts';
import type { Template } from '@/shared/wire/templates';
import styles from './Templates.module.css';

interface Props {
  text: string;
  language: string;
  open: boolean;
  onClose: () => void;
}

/** What was just written, kept as a template of one's own [W-17]. */
export function SaveTemplate({ text, language, open, onClose }: Props) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [section, setSection] = useState('');
  const save = useMutation({
    mutationFn: () =>
      api.send<Template>('POST', '/api/admin/templates', { level: 'personal', language, section, name, text }),
    onSuccess: () => {
      say(t('templates.kept'));
      setName('');
      void client.invalidateQueries({ queryKey: ['template-offer'] });
      void client.invalidateQueries({ queryKey: ['admin', 'templates'] });
      onClose();
    },
  });
  const failure =
    save.error && (save.error instanceof Problem ? t(`errors.${save.error.code}`) : t('errors.unreachable'));
  return (
    <Modal open={open} onClose={onClose} title={t('templates.keep')}>
      <form
        className={styles.keep}
        data-testid="keep-template"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <p className={styles.quote}>{text}</p>
        <TextField
          label={t('templates.name')}
          hint={t('templates.nameHint')}
          error={failure}
          name="templateName"
          value={name}
          maxLength={200}
          autoFocus
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
        <TextField
          label={t('templates.section')}
          hint={t('templates.sectionHint')}
          name="templateSection"
          value={section}
          maxLength={200}
          onChange={(event) => {
            setSection(event.target.value);
          }}
        />
        <div className={styles.deeds}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending} data-testid="keep-template-save">
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
