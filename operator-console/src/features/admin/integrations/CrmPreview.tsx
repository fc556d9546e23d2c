import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates, useOffice } from '@/shared/desk/context';
import { Problem } from '@/shared/http/problem';
import { Button } from '@/shared/ui/Button';
import { SelectField } from '@/shared/ui/Field';
import type { CrmMapping, CrmTicket } from '@/shared/wire/integrations';
import type { DialogRow, RowsPage } from '@/shared/wire/rows';
import styles from '@/features/admin/Admin.module.css';
import type { CrmName } from './crms';
import { ROOT } from './destinations';

const MOST = 15;

interface Props {
  crm: CrmName;
  /** as it stands in the form */
  mapping: CrmMapping;
  /** whether the CRM keeps nothing but contacts */
  fieldsOnly: boolean;
}

/** Shows what the record of a real dialog would be, before anything is saved. */
export function CrmPreview({ crm, mapping, fieldsOnly }: Props) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const dates = useDates();
  const [chosen, setChosen] = useState('');
  const dialogs = useQuery({
    queryKey: ['integrations', 'preview-dialogs'],
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(
        ['others', 'closed'].map((list) => api.get<RowsPage>(`/api/dialogs?list=${list}&limit=${MOST}`, signal)),
      );
      return pages.flatMap(({ rows }) => rows).sort((one, other) => other.openedAt.localeCompare(one.openedAt));
    },
  });
  const rows = dialogs.data ?? [];
  const dialogId = chosen || (rows[0]?.dialogId ?? '');
  const asked = JSON.stringify({ dialogId, mapping });
  const preview = useMutation({
    mutationFn: (body: string) =>
      api.send<CrmTicket>('POST', `${ROOT}/crm/${crm}/preview`, JSON.parse(body) as Record<string, unknown>),
  });
  // What was shown of another dialog, or of what stood in the form before, is not shown any more.
  const shown = preview.variables === asked ? preview.data : undefined;
  const failure = preview.variables === asked ? preview.error : null;
  const label = ({ visitorName, openedAt, channelKind }: DialogRow) =>
    [visitorName, dates.dateTime(openedAt), channelKind].filter(Boolean).join(' · ');
  return (
    <section className={styles.group} data-testid="crm-preview">
      <h3>{t('integrations.preview')}</h3>
      <p className={styles.muted}>{t('integrations.previewText')}</p>
      {dialogs.isSuccess && rows.length === 0 ? (
        <p>{t('integrations.previewNone')}</p>
      ) : (
        <>
          <SelectField
            name="previewDialog"
            label={t('integrations.previewDialog')}
            value={dialogId}
            options={rows.map((row) => ({ value: row.dialogId, label: label(row) }))}
            onChange={setChosen}
          />
          <div>
            <Button
              busy={preview.isPending}
              disabled={dialogId === ''}
              data-testid="crm-preview-show"
              onClick={() => {
                preview.mutate(asked);
              }}
            >
              {t('integrations.previewShow')}
            </Button>
          </div>
        </>
      )}
      {failure && (
        <p className={styles.wrong} role="alert">
          {failure instanceof Problem && failure.code === 'not-found'
            ? t('integrations.previewUnknown')
            : failure instanceof Problem
              ? failure.detail
              : t('errors.unreachable')}
        </p>
      )}
      {shown && <Ticket ticket={shown} fieldsOnly={fieldsOnly} />}
    </section>
  );
}

function Ticket({ ticket, fieldsOnly }: { ticket: CrmTicket; fieldsOnly: boolean }) {
  const { t } = useTranslation();
  const { requester } = ticket;
  const facts: [string, string][] = [
    [t('integrations.previewRequester'), [requester.name, requester.email, requester.phone].filter(Boolean).join(', ')],
    ...(fieldsOnly
      ? []
      : ([
          [t('integrations.ticketSubject'), ticket.subject],
          [t('integrations.ticketText'), ticket.text],
          [t('integrations.ticketTags'), ticket.tags.join(', ')],
        ] as [string, string][])),
    ...Object.entries(ticket.fields),
  ];
  return (
    <div className={styles.tableFrame} role="status">
      <table className={styles.table} data-testid="crm-ticket">
        <tbody>
          {facts.map(([name, fact]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={styles.lines}>{fact === '' ? t('integrations.previewEmpty') : fact}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
