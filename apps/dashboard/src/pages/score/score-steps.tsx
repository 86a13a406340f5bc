import '../../i18n/figures/index.js';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '../../data/lineage.js';
import { formatNumber, formatPercent, formatSpan, formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** From the value to the points, one step a line, in words. */
export function ScoreSteps({ explanation }: { explanation: Explanation }) {
  const { t, i18n } = useTranslation();
  const { language, nameOf } = useLanguage();
  const { definition, formula, result, steps, evidenceFactor, pillar, contribution, score } = explanation;
  const points = (value: number) => formatNumber(value, 1, language);
  const percent = (share: number) => formatPercent(share, language);
  const figures = Object.entries(result.diagnostics);
  const figure = (value: number) =>
    formatNumber(value, Number.isInteger(value) || Math.abs(value) >= 1_000 ? 0 : 3, language);
  const period = t(`lineage.period.${definition.window}`);
  const remarks = result.tags.flatMap(
    tag => [`lineage.remark.${tag}`, `limit.remark.${tag}`].find(key => i18n.exists(key)) ?? [],
  );
  const isLimited =
    steps.evidenceCap !== null && steps.onCurve !== null && steps.onCurve - steps.penalty > steps.evidenceCap;
  return (
    <dl className="facts lineage-steps">
      <dt>{t('lineage.formula')}</dt>
      <dd>
        {language === 'en' ? formula.textEn : formula.textVi}{' '}
        <span className="faint">
          {formula.name}, {t('lineage.version', { number: formula.version })}
        </span>
      </dd>
      <dt>{t('lineage.value')}</dt>
      <dd>
        {result.value === null ? (
          t(`lineage.state.${result.state}`)
        ) : (
          <strong>
            {formatNumber(result.value, 2, language)} {formatUnit(result.unit)}
          </strong>
        )}
        {result.window ? (
          <>
            {' '}
            <span className="faint">
              {t('lineage.window', {
                span: formatSpan(result.window.from, result.window.to, language),
                days: formatNumber(result.window.days, 0, language),
              })}
            </span>
          </>
        ) : null}
      </dd>
      {figures.length === 0 ? null : (
        <>
          <dt>{t('lineage.figures')}</dt>
          <dd>
            <ul className="lineage-figures">
              {figures.map(([name, value]) => (
                <li key={name}>
                  {i18n.exists(`figure.${name}`) ? t(`figure.${name}`) : name}:{' '}
                  <span className="tabular">{figure(value)}</span>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {remarks.length === 0 ? null : (
        <>
          <dt>{t('lineage.remarks')}</dt>
          <dd>{remarks.map(key => t(key, { period })).join(' ')}</dd>
        </>
      )}
      {steps.onCurve === null ? null : (
        <>
          <dt>{t('lineage.curve')}</dt>
          <dd>
            {t('lineage.points', { points: points(steps.onCurve) })}{' '}
            <span className="faint">
              {t('lineage.anchors', {
                anchors: definition.curve
                  .map(
                    ([value = 0, at = 0]) =>
                      `${formatNumber(value, Number.isInteger(value) ? 0 : 2, language)} → ${at}`,
                  )
                  .join(' · '),
              })}
            </span>
          </dd>
        </>
      )}
      {steps.penalty > 0 ? (
        <>
          <dt>{t('lineage.penalty')}</dt>
          <dd>−{points(steps.penalty)}</dd>
        </>
      ) : null}
      {result.evidence === null ? null : (
        <>
          <dt>{t('lineage.evidence')}</dt>
          <dd>
            {t(`evidence.${result.evidence}`)} <span className="faint">{result.evidence}</span>
            {steps.evidenceCap === null ? null : (
              <>. {t(isLimited ? 'lineage.capped' : 'lineage.cap', { points: points(steps.evidenceCap) })}</>
            )}
          </dd>
        </>
      )}
      {steps.milestoneFactor === null ? null : (
        <>
          <dt>{t('lineage.milestone')}</dt>
          <dd>
            × {formatNumber(steps.milestoneFactor, 1, language)}{' '}
            <span className="faint">{result.milestone}</span>
          </dd>
        </>
      )}
      <dt>{t('lineage.score')}</dt>
      <dd>
        <strong>
          {result.score === null
            ? t('lineage.leftOut')
            : t('lineage.points', { points: points(result.score) })}
        </strong>
      </dd>
      <dt>{t('lineage.confidence')}</dt>
      <dd>
        {percent(result.confidence)} ={' '}
        {t(result.window === null ? 'lineage.confidenceOfFact' : 'lineage.confidenceOf', {
          complete: percent(result.completeness),
          passed: percent(result.qcPass),
          evidence: percent(evidenceFactor),
          age: percent(result.age),
        })}
      </dd>
      <dt>{t('lineage.inPillar', { pillar: nameOf(pillar) })}</dt>
      <dd>
        {t('lineage.pillarPoints', {
          share: percent(contribution.pillarShare),
          points: points(contribution.pillarPoints),
          pillar: pillar.uncapped === null ? '–' : points(pillar.uncapped),
        })}
        {pillar.cap === null ? null : <> {t('lineage.pillarCap', { points: points(pillar.cap) })}</>}
      </dd>
      <dt>{t('lineage.inScore')}</dt>
      <dd>
        {t('lineage.scorePoints', {
          points: formatNumber(contribution.points, 2, language),
          score: points(score.beforeGates),
          share: percent(pillar.weight / pillar.weightOfAll),
        })}
        {contribution.gain > 0 ? (
          <> {t('lineage.gain', { points: formatNumber(contribution.gain, 2, language) })}</>
        ) : null}
      </dd>
    </dl>
  );
}
