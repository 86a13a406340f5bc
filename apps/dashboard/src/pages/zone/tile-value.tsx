import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetricItem } from '../../data/metrics.js';
import type { TileFigure } from '../../lib/combine-latest.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

interface TileValueProps {
  metric: MetricItem;
  figure: TileFigure | null;
  unit: string;
}

const FADE: Keyframe[] = [{ backgroundColor: 'var(--changed)' }, { backgroundColor: 'transparent' }];
const FADE_MS = 900;

/** The figure itself. A change fades in place; nothing moves. */
export function TileValue({ metric, figure, unit }: TileValueProps) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const box = useRef<HTMLParagraphElement>(null);
  const shown = figure?.value;
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current && !matchMedia('(prefers-reduced-motion: reduce)').matches)
      box.current?.animate(FADE, FADE_MS);
    isFirst.current = false;
  }, [shown]);
  if (!figure)
    return (
      <p className="tile-value">
        <span aria-hidden="true">—</span>
        <span className="visually-hidden">{t('freshness.none')}</span>
      </p>
    );
  const choice = metric.enumValues?.find(item => item.code === figure.value);
  return (
    <p ref={box} className="tile-value">
      <data value={figure.value}>
        {choice ? nameOf(choice) : formatNumber(figure.value, metric.decimals, language)}
      </data>{' '}
      <small>{unit}</small>
      {figure.flag === 3 ? <span className="badge suspect">{t('quality.3')}</span> : null}
    </p>
  );
}
