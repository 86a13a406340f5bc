import '../i18n/robustness/index.js';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../components/download-menu.js';
import { Panel } from '../components/panel.js';
import { SimulatedBadge } from '../components/simulated-badge.js';
import { Switch } from '../components/switch.js';
import { useTitle } from '../components/use-title.js';
import { useRobustness } from '../data/robustness.js';
import { formatDateTime, formatNumber } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';
import { ChoiceShares } from './robustness/choice-shares.js';
import { Correlations } from './robustness/correlations.js';
import { PillarImportance } from './robustness/pillar-importance.js';
import { RankBands } from './robustness/rank-bands.js';

const TRACKS = ['operating', 'planned'] as const;

/** How firm the ranking is: had the method chosen otherwise, who would stand where. */
export function RobustnessPage() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { track = 'operating' } = useSearch({ from: '/robustness' });
  const navigate = useNavigate({ from: '/robustness' });
  const robustness = useRobustness(track);
  const { data } = robustness;
  useTitle(t('page.robustness'));
  const empty = data?.zones.length === 0 && t('robustness.none');
  return (
    <>
      <div className="page-head">
        <div>
          <nav aria-label={t('nav.path')} className="path">
            <Link to="/">{t('zone.back')}</Link>
          </nav>
          <h1>{t('page.robustness')}</h1>
          <p className="facts-line">{data?.zones.some(zone => zone.simulated) ? <SimulatedBadge /> : null}</p>
        </div>
        <Switch
          label={t('robustness.track')}
          value={track}
          options={TRACKS.map(value => ({ value, text: t(`overview.${value}`) }))}
          onChange={value => void navigate({ search: { track: value }, replace: true })}
        />
      </div>
      <p className="panel-note">
        {t(`robustness.explain.${track}`, { draws: formatNumber(data?.draws ?? 1_000, 0, language) })}{' '}
        {t('robustness.tieNote')}
      </p>
      <Panel
        title={t('robustness.bands')}
        state={robustness}
        minHeight={560}
        empty={empty}
        aside={
          data?.asOf ? (
            <>
              <span className="count">
                {t('score.asOf', { method: data.method, time: formatDateTime(data.asOf, language) })}
              </span>
              <DownloadMenu label={t('robustness.bands')} what="ranking" query={() => ({ track })} />
            </>
          ) : null
        }
      >
        {() => (data ? <RankBands zones={data.zones} /> : null)}
      </Panel>
      <Panel title={t('robustness.choices')} state={robustness} empty={empty}>
        {() => (data ? <ChoiceShares choices={data.choices} /> : null)}
      </Panel>
      <Panel title={t('robustness.importance')} state={robustness} empty={empty}>
        {() => (data ? <PillarImportance pillars={data.pillars} /> : null)}
      </Panel>
      <Panel title={t('robustness.correlations')} state={robustness} empty={empty}>
        {() => (data ? <Correlations pairs={data.correlations} /> : null)}
      </Panel>
      {data ? <p className="faint">{t('robustness.seed', { seed: data.seed })}</p> : null}
    </>
  );
}
