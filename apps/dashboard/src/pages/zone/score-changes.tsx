import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../../components/download-menu.js';
import { Panel } from '../../components/panel.js';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import { Switch } from '../../components/switch.js';
import { type ScoreChanges, useScoreChanges } from '../../data/lineage.js';
import { useMethodNames } from '../../data/method.js';
import { now } from '../../lib/clock.js';
import { formatDateTime, formatDelta, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

const SPANS = { d1: 24, d7: 7 * 24, d30: 30 * 24 } as const;
const HOUR_MS = 3_600_000;
type SpanId = keyof typeof SPANS;
/** Smaller effects cannot be told from nothing at one decimal. */
const SEEN = 0.05;

/** What moved a zone's score over a day, a week or a month, in points that add up. */
export function ScoreChangesPanel({ zone }: { zone: string }) {
  const { t } = useTranslation();
  const [span, setSpan] = useState<SpanId>('d1');
  const changes = useScoreChanges(zone, SPANS[span]);
  return (
    <Panel
      title={t('changes.title')}
      state={changes}
      minHeight={{ phone: 111, tablet: 90, wide: 90 }}
      aside={
        <>
          <Switch
            label={t('changes.span')}
            options={(Object.keys(SPANS) as SpanId[]).map(value => ({ value, text: t(`chart.${value}`) }))}
            value={span}
            onChange={setSpan}
          />
          <DownloadMenu
            label={t('changes.file')}
            what="scores"
            query={() => ({ zone, from: new Date(now() - SPANS[span] * HOUR_MS).toISOString() })}
          />
        </>
      }
    >
      {() => (changes.data ? <Changes zone={zone} changes={changes.data} span={t(`chart.${span}`)} /> : null)}
    </Panel>
  );
}

interface ChangesProps {
  zone: string;
  changes: ScoreChanges;
  /** The time that was asked for, in words. */
  span: string;
}

function Changes({ zone, changes, span }: ChangesProps) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const names = useMethodNames().data;
  const { from, to, asked, comparedFrom, change, indicators, gates, weights, nextGrade, simulated } = changes;
  const shown = indicators.filter(({ points }) => Math.abs(points) >= SEEN);
  const rest = change - gates - weights - shown.reduce((sum, { points }) => sum + points, 0);
  const delta = (points: number) => formatDelta(points, 1, language);
  if (from.asOf === to.asOf && from.revision === to.revision) {
    return (
      <div className="score-changes">
        <p>
          {t('changes.onlyOne', { hour: formatDateTime(to.asOf, language) })}{' '}
          {simulated ? <SimulatedBadge /> : null}
        </p>
        <NextGrade step={nextGrade} />
      </div>
    );
  }
  return (
    <div className="score-changes">
      <p>
        <strong>{t('changes.total', { points: delta(change) })}</strong>{' '}
        {t('changes.between', {
          before: formatNumber(from.value, 1, language),
          from: formatDateTime(from.asOf, language),
          after: formatNumber(to.value, 1, language),
          to: formatDateTime(to.asOf, language),
        })}{' '}
        {simulated ? <SimulatedBadge /> : null}
      </p>
      {comparedFrom === 'asked-hour' ? null : (
        <p>
          {t(`changes.from.${comparedFrom}`, {
            span,
            hour: formatDateTime(from.asOf, language),
            asked: formatDateTime(asked.from, language),
          })}
        </p>
      )}
      <ul className="gains">
        {shown.map(({ id, points }) => {
          const named = names?.get(id);
          return (
            <li key={id}>
              <Link to="/zones/$code/score/$indicator" params={{ code: zone, indicator: id }} search={{}}>
                {named ? nameOf(named) : id}
              </Link>
              <span className="tabular">{delta(points)}</span>
            </li>
          );
        })}
        {gates === 0 ? null : <Cause name={t('changes.gates')} points={delta(gates)} />}
        {weights === 0 ? null : <Cause name={t('changes.weights')} points={delta(weights)} />}
        {Math.abs(rest) < SEEN ? null : <Cause name={t('changes.rest')} points={delta(rest)} />}
      </ul>
      {shown.length === 0 && gates === 0 ? <p className="faint">{t('changes.none')}</p> : null}
      <NextGrade step={nextGrade} />
    </div>
  );
}

function NextGrade({ step }: { step: ScoreChanges['nextGrade'] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (step === null) return null;
  const points = formatNumber(step.points, 1, language);
  return <p className="faint">{t('changes.nextGrade', { grade: step.grade, points })}</p>;
}

function Cause({ name, points }: { name: string; points: string }) {
  return (
    <li>
      <span>{name}</span>
      <span className="tabular">{points}</span>
    </li>
  );
}
