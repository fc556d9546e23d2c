import { useTranslation } from 'react-i18next';
import type { AdminSection } from '@/shared/router/router';
import type { Kind, Single } from '@/features/admin/things';

/** What the audit calls each thing of the settings, and where it is found there. */
const SECTIONS = {
  Account: 'account',
  Operator: 'operators',
  Department: 'departments',
  Channel: 'channels',
  Placement: 'placements',
  Distribution: 'distribution',
  Times: 'times',
  Visits: 'visits',
  Classification: 'classification',
  Template: 'templates',
  Macro: 'macros',
  Calendar: 'calendars',
  KeywordRule: 'keywords',
  Sla: 'slas',
  Automation: 'automations',
  Access: 'access',
  Erasure: 'privacy',
  VisitorExport: 'privacy',
  LegalHold: 'privacy',
} as const satisfies Record<string, AdminSection>;

/** Saved files, which are found on no page of the settings. */
const REPORT = 'Report';

export const AUDITED: readonly string[] = [...Object.keys(SECTIONS), REPORT];

export const KINDS: Record<Kind | Single, keyof typeof SECTIONS> = {
  account: 'Account',
  operators: 'Operator',
  departments: 'Department',
  channels: 'Channel',
  placements: 'Placement',
  distribution: 'Distribution',
  times: 'Times',
  visits: 'Visits',
  classification: 'Classification',
  access: 'Access',
  templates: 'Template',
  macros: 'Macro',
  calendars: 'Calendar',
  'keyword-rules': 'KeywordRule',
  slas: 'Sla',
  automations: 'Automation',
};

/** What a thing of the audit is called; what a newer server knows, by its own word. */
export function useKindName(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => {
    if (kind === REPORT) return t('reports.title');
    return kind in SECTIONS ? t(`admin.${SECTIONS[kind as keyof typeof SECTIONS]}`) : kind;
  };
}
