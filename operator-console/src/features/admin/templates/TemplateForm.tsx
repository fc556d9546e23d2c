import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { AreaField, SelectField, TextField } from '@/shared/ui/Field';
import type { Template } from '@/shared/wire/templates';
import styles from '@/features/admin/Admin.module.css';
import { FormFrame } from '@/features/admin/FormFrame';
import { useLanguageOptions } from '@/features/admin/options';
import { type ThingFormProps, useThingForm } from '@/features/admin/things';
import { LevelFields } from './LevelFields';

const idOf = (template: Template) => template.templateId;

export function TemplateForm(props: ThingFormProps<Template>) {
  const { t } = useTranslation();
  const { me, directory } = useOffice();
  const { form, frame } = useThingForm<Template>({
    ...props,
    kind: 'templates',
    idOf,
    called: props.read?.text.slice(0, 60),
    fresh: {
      templateId: '',
      version: 0,
      level: me.role === 'administrator' ? 'global' : 'personal',
      language: directory.account.language,
      section: '',
      name: '',
      text: '',
    },
  });
  const { value, set } = form;
  const languages = useLanguageOptions([value.language]);
  return (
    <FormFrame {...frame}>
      <section className={styles.group}>
        <h3>{props.read ? props.read.name || t('templates.one') : t('templates.new')}</h3>
        <LevelFields
          level={value.level}
          departmentId={value.departmentId}
          hint={t('templates.levelHint')}
          error={form.error}
          set={set}
        />
        <SelectField
          {...form.field('language')}
          label={t('templates.language')}
          hint={t('templates.languageHint')}
          options={languages}
        />
        <div className={styles.pair}>
          <TextField {...form.text('section')} label={t('templates.section')} hint={t('templates.sectionHint')} />
          <TextField {...form.text('name')} label={t('templates.name')} hint={t('templates.nameHint')} />
        </div>
        <AreaField
          {...form.text('text')}
          label={t('templates.text')}
          hint={t('templates.textHint')}
          rows={6}
          autoFocus={!props.read}
        />
      </section>
    </FormFrame>
  );
}
