import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import type { RecordLink } from '@/shared/wire/integrations';
import type { DialogRow } from '@/shared/wire/rows';
import styles from './VisitorPane.module.css';

/** Records are made soon after a dialog begins, each CRM at its own pace, or not at all. */
const SOON = 60_000;
const PACE = 5_000;

/** Where the dialog's records are in the CRMs that are connected; nothing where there are none. */
export function RecordLinks({ row: { dialogId, openedAt } }: { row: DialogRow }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const { data } = useQuery({
    queryKey: ['records', dialogId],
    queryFn: async ({ signal }) =>
      (await api.get<{ records: RecordLink[] }>(`/api/integrations/records/${encodeURIComponent(dialogId)}`, signal))
        .records,
    retry: false,
    refetchInterval: () => (Date.now() - Date.parse(openedAt) < SOON ? PACE : false),
  });
  if (!data || data.length === 0) return null;
  return (
    <section className={styles.section} data-testid="record-links">
      <h3 className={styles.title}>{t('visitor.records')}</h3>
      {data.map(({ crm, link }) => (
        <a key={crm} href={link} target="_blank" rel="noopener noreferrer" data-testid="record-link">
          {crm}
        </a>
      ))}
    </section>
  );
}
