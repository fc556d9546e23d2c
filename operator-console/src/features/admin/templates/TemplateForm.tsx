import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { AreaField, SelectField, TextField } from '@/shared/ui/Field';
import type { Template, TemplateLevel } from '@/shared/wire/templates';
import styles from '@/features/admin/Admin.module.css';
import { FormFrame } from '@/features/admin/FormFrame';
import { useLanguageOptions } from '@/features/admin/options';
import { type ThingFormProps, useThingForm } from '@/features/admin/things';
import { LEVELS } from './TemplateFilters';

const idOf = (template: Template) => template.templateId;

export function TemplateForm(props: ThingFormProps<Template>) {
  const { t } = useTranslation();
  const { me, directory } = useOffice();
  const steers = me.role === 'administrator';
  const { form, frame } = useThingForm<Template>({
    ...props,
    kind: 'templates',
    idOf,
    called: props.read?.text.slice(0, 60),
    fresh: {
      templateId: '',
      version: 0,
      level: steers ? 'global' : 'personal',
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
        {steers && (
          <SelectField
            {...form.field('level')}
            label={t('templates.level')}
            hint={t('templates.levelHint')}
            options={LEVELS.map((level) => ({ value: level, label: t(`templates.${level}`) }))}
            onChange={(level) => {
              const departmentId = level === 'department' ? (directory.departments[0]?.departmentId ?? null) : null;
              set({ level: level as TemplateLevel, departmentId });
            }}
          />
        )}
        {value.level === 'department' && (
          <SelectField
            name="departmentId"
            label={t('templates.departmentOf')}
            error={form.error('departmentId')}
            value={value.departmentId ?? ''}
            options={directory.departments.map((each) => ({ value: each.departmentId, label: each.name }))}
            onChange={(departmentId) => {
              set({ departmentId });
            }}
          />
        )}
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
