import { useTranslation } from 'react-i18next';
import { Panel, type PanelState } from '../../components/panel.js';
import type { ZoneFacts } from '../../data/zones.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** Facts of a zone with where they come from and how sure they are. */
export function ProfilePanel({ facts }: { facts: PanelState & { data: ZoneFacts | null | undefined } }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const zone = facts.data;
  return (
    <Panel title={t('zone.profile')} state={facts} minHeight={180}>
      {() =>
        zone ? (
          <dl className="facts">
            <dt>{t('zone.area')}</dt>
            <dd>
              {zone.areaHa === null ? t('zone.unknownArea') : `${formatNumber(zone.areaHa, 0, language)} ha`}
            </dd>
            <dt>{t('zone.district')}</dt>
            <dd>{zone.district}</dd>
            <dt>{t('zone.position')}</dt>
            <dd>
              {formatNumber(zone.latitude, 3, language)}; {formatNumber(zone.longitude, 3, language)}{' '}
              <span className="faint">{t('zone.approximate')}</span>
            </dd>
            {zone.developer ? (
              <>
                <dt>{t('zone.developer')}</dt>
                <dd lang="en">{zone.developer}</dd>
              </>
            ) : null}
            <dt>{t('zone.confidence')}</dt>
            <dd>{t(`sure.${zone.confidence}`)}</dd>
            <dt>{t('zone.source')}</dt>
            <dd className="source" lang="en">
              {zone.source}
            </dd>
          </dl>
        ) : null
      }
    </Panel>
  );
}
