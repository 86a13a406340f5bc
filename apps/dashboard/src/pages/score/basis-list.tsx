import { useTranslation } from 'react-i18next';
import { AT_HAND, Panel } from '../../components/panel.js';
import { SourceLegend } from '../../components/source-legend.js';
import type { Explanation } from '../../data/lineage.js';

/** Where the rule of an indicator comes from, and how sure that is. */
export function BasisList({ explanation: { definition } }: { explanation: Explanation }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('lineage.basis')} state={AT_HAND}>
      {() => (
        <>
          <ul className="lineage-series">
            {definition.basis.map(({ tag, text, certainty }) => (
              <li key={`${tag} ${text}`}>
                <span lang="en">{text}</span> <span className="badge">{t(`certainty.${certainty}`)}</span>{' '}
                <span className="faint">[{tag}]</span>
              </li>
            ))}
          </ul>
          <SourceLegend basis={definition.basis} />
        </>
      )}
    </Panel>
  );
}
