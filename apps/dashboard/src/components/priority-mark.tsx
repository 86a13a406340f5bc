import { useTranslation } from 'react-i18next';
import { severityOf } from '../lib/alarm-search.js';

/** One shape for each severity, so that it is told without its colour: diamond, triangle, circle. */
const SHAPES = {
  1: 'M8 1 15 8 8 15 1 8Z',
  2: 'M8 1.5 15.5 14.5H.5Z',
  3: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z',
};

/** How severe an alarm is: colour, shape and word. */
export function PriorityMark({ priority }: { priority: 1 | 2 | 3 }) {
  const { t } = useTranslation();
  const severity = severityOf(priority);
  return (
    <span className={`priority ${severity}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={SHAPES[priority]} />
      </svg>
      {t(`severity.${severity}`)}
    </span>
  );
}
