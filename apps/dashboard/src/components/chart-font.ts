/** Text in a chart: a canvas does not inherit the page's. */
export const CHART_FONT = { fontFamily: 'Figures, Be Vietnam Pro, system-ui, sans-serif', fontSize: 12 };
