import '../i18n/certainty/index.js';
import '../i18n/indicator/index.js';
import '../i18n/readings/index.js';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Panel } from '../components/panel.js';
import { SimulatedBadge } from '../components/simulated-badge.js';
import { useTitle } from '../components/use-title.js';
import { useExplanation } from '../data/lineage.js';
import { useMethodNames } from '../data/method.js';
import { useZoneFacts } from '../data/zones.js';
import { formatDateTime } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';
import { BasisList } from './score/basis-list.js';
import { FactsUsed } from './score/facts-used.js';
import { LimitHours } from './score/limit-hours.js';
import { LimitsUsed } from './score/limits-used.js';
import { RevisionList } from './score/revision-list.js';
import { ScoreSteps } from './score/score-steps.js';
import { SeriesUsed } from './score/series-used.js';

/** Where one indicator of a zone's score comes from, down to the readings. */
export function IndicatorPage() {
  const { code, indicator } = useParams({ from: '/zones/$code/score/$indicator' });
  const address = useSearch({ from: '/zones/$code/score/$indicator' });
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const zone = useZoneFacts(code).data;
  const explanation = useExplanation(code, indicator, address);
  const { data } = explanation;
  // The name is there before the explanation, which takes the server a moment.
  const named = useMethodNames().data?.get(indicator) ?? data?.definition;
  const name = named ? nameOf(named) : indicator;
  useTitle(`${name} · ${zone ? nameOf(zone) : code}`);
  return (
    <>
      <header className="lineage-head">
        <p>
          <Link to="/zones/$code" params={{ code }}>
            {zone ? nameOf(zone) : code}
          </Link>
          {data ? ` › ${nameOf(data.pillar)}` : null}
        </p>
        <h1>
          {name} <span className="faint">{indicator}</span>
        </h1>
        {data ? (
          <p className="facts-line">
            <span>{data.score.method}</span>
            <span>{t('lineage.asOf', { time: formatDateTime(data.score.asOf, language) })}</span>
            <span>{t('lineage.revision', { number: data.score.revision })}</span>
            {data.result.tags.includes('simulated') ? <SimulatedBadge /> : null}
            {data.result.tags.includes('benchmark-unverified') ? (
              <span className="badge">{t('lineage.unverified')}</span>
            ) : null}
          </p>
        ) : null}
      </header>
      <Panel title={t('lineage.how')} state={explanation} minHeight={320}>
        {() => (data ? <ScoreSteps explanation={data} /> : null)}
      </Panel>
      {data ? (
        <>
          <LimitHours explanation={data} />
          <SeriesUsed explanation={data} />
          <FactsUsed explanation={data} />
          <LimitsUsed explanation={data} />
          <BasisList explanation={data} />
          <RevisionList zone={code} asOf={new Date(data.score.asOf).toISOString()} indicator={indicator} />
        </>
      ) : null}
    </>
  );
}
