import { useTranslation } from 'react-i18next';
import { departmentName, useOffice } from '@/shared/desk/context';
import type { KeywordRuleSettings } from '@/shared/wire/settings';
import { DryRun } from './DryRun';
import { KeywordForm } from './KeywordForm';
import { ThingsSection } from './ThingsSection';
import { useThings } from './things';

const idOf = (rule: KeywordRuleSettings) => rule.keywordRuleId;

export function KeywordsSection({ id }: { id: string | null }) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const rules = useThings<KeywordRuleSettings>('keyword-rules').data ?? [];
  return (
    <ThingsSection<KeywordRuleSettings>
      kind="keyword-rules"
      section="keywords"
      id={id}
      idOf={idOf}
      ordered
      words={{ title: t('keywords.title'), text: t('keywords.text'), add: t('keywords.add') }}
      row={(rule) => ({
        name: rule.name,
        detail: [
          `${t(`keywords.${rule.match}`)}: ${rule.pattern}`,
          departmentName(directory, rule.departmentId),
          directory.operators.find((each) => each.operatorId === rule.operatorId)?.name,
          rule.skills.join(', '),
        ]
          .filter(Boolean)
          .join(' · '),
        mark: rule.enabled ? undefined : t('admin.off'),
        caution: Boolean(rule.warnings?.length),
      })}
      empty={{ icon: 'search', title: t('keywords.none'), text: t('keywords.noneText') }}
      form={(props) => <KeywordForm {...props} idOf={idOf} />}
    >
      <DryRun rules={rules} />
    </ThingsSection>
  );
}
