import { useTranslation } from 'react-i18next';
import { ToggleField } from '@/shared/ui/Field';
import { LabelsField } from '@/shared/ui/LabelsField';
import type { ClassificationSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { CategoriesEditor } from './CategoriesEditor';
import { FormFrame } from './FormFrame';
import { Loaded } from './Loading';
import { useSingle, useSingleForm } from './things';

/** Categories and tags: what dialogs are told apart by [W-12] [W-15] [T-09]. */
export function ClassificationSection() {
  const query = useSingle<ClassificationSettings>('classification');
  return (
    <Loaded query={query}>{(read) => <ClassificationForm read={read} onReload={() => void query.refetch()} />}</Loaded>
  );
}

function ClassificationForm({ read, onReload }: { read: ClassificationSettings; onReload: () => void }) {
  const { t } = useTranslation();
  const { form, frame } = useSingleForm('classification', read, onReload);
  const { value, set, errorIn } = form;
  return (
    <FormFrame {...frame}>
      <section className={styles.group}>
        <h3>{t('classification.categories')}</h3>
        <p className={styles.muted}>{t('classification.categoriesText')}</p>
        <CategoriesEditor
          categories={value.categories}
          error={errorIn('categories')}
          onChange={(categories) => {
            set({ categories });
          }}
        />
        <ToggleField
          label={t('classification.mandatory')}
          hint={t('classification.mandatoryHint')}
          usual={t('admin.usual', { value: t('admin.off') })}
          {...form.toggle('mandatory')}
        />
      </section>
      <section className={styles.group}>
        <h3>{t('classification.tags')}</h3>
        <LabelsField
          label={t('classification.tagsOffered')}
          hint={t('classification.tagsHint')}
          name="tags"
          values={value.tags}
          options={[]}
          error={errorIn('tags')}
          onChange={(tags) => {
            set({ tags });
          }}
        />
      </section>
    </FormFrame>
  );
}
