import { useTranslation } from 'react-i18next';
import { useLanguageName } from '@/shared/i18n/names';
import { Button } from '@/shared/ui/Button';
import { State } from '@/shared/ui/States';
import type { ChannelSettings, PlacementSettings } from '@/shared/wire/settings';
import styles from './Listing.module.css';
import { Loaded } from './Loading';
import { PlacementForm } from './PlacementForm';
import { useSaveThing, useThings } from './things';
import { ThingsSection } from './ThingsSection';

export function PlacementsSection({ id }: { id: string | null }) {
  const { t } = useTranslation();
  const languageName = useLanguageName();
  const channels = useThings<ChannelSettings>('channels');
  return (
    <Loaded query={channels}>
      {(all) => {
        const web = all.filter((channel) => channel.kind === 'web');
        if (web.length === 0) return <NoChannel />;
        return (
          <ThingsSection<PlacementSettings>
            kind="placements"
            section="placements"
            id={id}
            idOf={(placement) => placement.placementId}
            words={{ title: t('placements.title'), text: t('placements.text'), add: t('placements.add') }}
            row={(placement) => ({
              name: placement.name,
              detail: `${placement.title} · ${languageName(placement.language)}`,
              caution: Boolean(placement.warnings?.length),
              face: <span className={styles.swatch} style={{ background: placement.colour }} />,
            })}
            empty={{ icon: 'code', title: t('placements.none'), text: t('placements.noneText') }}
            form={(props) => <PlacementForm {...props} channels={web} />}
          />
        );
      }}
    </Loaded>
  );
}

function NoChannel() {
  const { t } = useTranslation();
  const save = useSaveThing<ChannelSettings>('channels');
  return (
    <State icon="code" title={t('placements.noChannel')} text={t('placements.noChannelText')}>
      <Button
        kind="primary"
        busy={save.isPending}
        onClick={() => {
          save.mutate({
            id: null,
            body: { kind: 'web', name: t('placements.webChat'), enabled: true, allowedOrigins: [] },
          });
        }}
      >
        {t('placements.makeChannel')}
      </Button>
    </State>
  );
}
