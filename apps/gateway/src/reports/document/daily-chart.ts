/** One day of a chart. */
export interface ChartDay {
  readonly label: string;
  readonly value: number | null;
  /** Drawn in the colour of what is over its limit. */
  readonly isOver: boolean;
}

const WIDTH = 515;
const HEIGHT = 96;
const LEFT = 44;
const BOTTOM = 14;
const TOP = 8;
const INK = '#4a5560';
const QUIET = '#7d8b97';
const OVER = '#b3261e';
const LINE = '#c9d1d8';

/** A chart of a month as SVG: a bar for each day, and the limit as a line. Days without a value stay empty. */
export function dailyChart(
  days: readonly ChartDay[],
  limits: readonly number[],
  format: (value: number, decimals: number) => string,
): string {
  const values = days.flatMap(({ value }) => (value === null ? [] : [value]));
  const top = niceCeiling(Math.max(0, ...values, ...limits));
  const inner = HEIGHT - TOP - BOTTOM;
  const y = (value: number): number => TOP + inner * (1 - Math.max(0, value) / top);
  const ticks = [0, top / 2, top];
  const decimals = Math.max(...ticks.map(decimalsOf));
  const step = (WIDTH - LEFT) / days.length;
  const bars = days.map(({ value, isOver }, index) => {
    if (value === null) return '';
    const at = y(value);
    return rectangle(LEFT + index * step + 1.5, at, step - 3, TOP + inner - at, isOver ? OVER : QUIET);
  });
  const labels = days.map(({ label }, index) =>
    index % 2 === 0 ? text(LEFT + (index + 0.5) * step, HEIGHT - 3, label, 'middle') : '',
  );
  const grid = ticks.map(
    value =>
      `<line x1="${LEFT}" y1="${n(y(value))}" x2="${WIDTH}" y2="${n(y(value))}" stroke="${LINE}" stroke-width="0.5"/>` +
      text(LEFT - 4, y(value) + 2.5, format(value, decimals), 'end'),
  );
  const lines = limits.map(
    limit =>
      `<line x1="${LEFT}" y1="${n(y(limit))}" x2="${WIDTH}" y2="${n(y(limit))}" stroke="${OVER}" stroke-width="1" stroke-dasharray="4 2"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${[...grid, ...bars, ...lines, ...labels].join('')}</svg>`;
}

/** The next of 1, 2, 2.5, 5 times a power of ten. */
function niceCeiling(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return (([1, 2, 2.5, 5, 10].find(factor => factor * power >= value) as number) ?? 10) * power;
}

/** Decimals that a tick needs; all ticks of an axis are written with as many as the longest. */
const decimalsOf = (value: number): number => String(Number(value.toPrecision(6))).split('.')[1]?.length ?? 0;

/** Short and the same everywhere. */
const n = (value: number): string => String(Math.round(value * 100) / 100);

const rectangle = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}"/>`;

function text(x: number, y: number, words: string, anchor: 'middle' | 'end'): string {
  return `<text x="${n(x)}" y="${n(y)}" font-family="Vietnam" font-size="7" fill="${INK}" text-anchor="${anchor}">${words}</text>`;
}
