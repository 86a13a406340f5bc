import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { WideTable } from '../../components/wide-table.js';
import { formatPercent } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import type { WindRose } from '../../lib/wind-rose.js';

const RADIUS = 100;
const HALF_WIDTH_DEG = 9;

const place = (degrees: number, radius: number): string => {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return `${(radius * Math.cos(angle)).toFixed(1)} ${(radius * Math.sin(angle)).toFixed(1)}`;
};

/** A ring segment of one direction between two distances. */
function segment(degrees: number, inner: number, outer: number): string {
  const [left, right] = [degrees - HALF_WIDTH_DEG, degrees + HALF_WIDTH_DEG];
  return (
    `M${place(left, inner)} L${place(left, outer)} A${outer} ${outer} 0 0 1 ${place(right, outer)} ` +
    `L${place(right, inner)} A${inner} ${inner} 0 0 0 ${place(left, inner)}Z`
  );
}

interface WindRoseFigureProps {
  readonly rose: WindRose;
  /** Where the drawing is on the page. */
  readonly drawing: RefObject<SVGSVGElement | null>;
}

/** The rose drawn, and the same in a table. */
export function WindRoseFigure({ rose, drawing }: WindRoseFigureProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const compass = t('wind.compass', { returnObjects: true }) as string[];
  const classes = t('wind.classes', { returnObjects: true }) as string[];
  const sum = (shares: readonly number[]): number => shares.reduce((total, share) => total + share, 0);
  const largest = Math.max(...rose.sectors.map(({ shares }) => sum(shares)), 0.01);
  const petals = rose.sectors.flatMap(({ degrees, shares }) =>
    shares.flatMap((share, strength) => {
      const inner = (RADIUS * sum(shares.slice(0, strength))) / largest;
      const outer = inner + (RADIUS * share) / largest;
      return share > 0
        ? [{ key: `${degrees} ${strength}`, strength, d: segment(degrees, inner, outer) }]
        : [];
    }),
  );
  return (
    <div className="wind">
      <svg
        ref={drawing}
        className="wind-rose"
        viewBox="-124 -124 248 248"
        role="img"
        aria-label={t('wind.title')}
      >
        <circle r={RADIUS} className="wind-ring" />
        <circle r={RADIUS / 2} className="wind-ring" />
        {petals.map(({ key, strength, d }) => (
          <path key={key} d={d} className={`wind-petal strength-${strength}`} />
        ))}
        {[0, 4, 8, 12].map(index => (
          <text key={index} className="wind-name" {...textPlace(index * 22.5)}>
            {compass[index]}
          </text>
        ))}
        <text className="wind-scale" x="3" y={-RADIUS + 10}>
          {formatPercent(largest, language)}
        </text>
      </svg>
      <WideTable label={t('wind.table')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('wind.direction')}</th>
              {classes.map((name, strength) => (
                <th key={name} scope="col" className="number">
                  <span aria-hidden="true" className={`wind-key strength-${strength}`} /> {name}
                </th>
              ))}
              <th scope="col" className="number">
                {t('wind.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rose.sectors.map(({ degrees, shares }, index) => (
              <tr key={degrees}>
                <th scope="row">{compass[index]}</th>
                {shares.map((share, strength) => (
                  <td key={classes[strength]} className="number">
                    {share > 0 ? formatPercent(share, language) : '–'}
                  </td>
                ))}
                <td className="number">{formatPercent(sum(shares), language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </div>
  );
}

function textPlace(degrees: number): { x: string; y: string } {
  const [x = '0', y = '0'] = place(degrees, RADIUS + 12).split(' ');
  return { x, y };
}
