import '../i18n/certainty/index.js';
import '../i18n/certificates/index.js';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../components/download-menu.js';
import { Panel } from '../components/panel.js';
import { SourceLegend } from '../components/source-legend.js';
import { useTitle } from '../components/use-title.js';
import { type RequirementItem, useCertificates } from '../data/certificates.js';
import { useZoneFacts } from '../data/zones.js';
import { RequirementTable } from './certificates/requirement-table.js';
import { SubpageHead } from './zone/subpage-head.js';

const FRAMEWORKS = ['eip-framework-2', 'decree-35-2022'] as const;
const STATES = ['met', 'short', 'not-measured', 'no-benchmark'] as const;

/** A zone against the frameworks for eco-industrial parks: met, short by how much, not measured. */
export function CertificatesPage() {
  const { code } = useParams({ from: '/zones/$code/certificates' });
  const { t } = useTranslation();
  const certificates = useCertificates(code);
  const isPlanned = useZoneFacts(code).data?.status === 'planned';
  const { data } = certificates;
  const zone = { code, track: data?.track ?? 'operating' };
  useTitle(t('page.certificates'));
  const counts = (items: readonly RequirementItem[]): string =>
    STATES.flatMap(state => {
      const count = items.filter(item => item.state === state).length;
      return count === 0 ? [] : `${t(`certificates.state.${state}`)}: ${count}`;
    }).join(' · ');
  return (
    <>
      <SubpageHead code={code} title={t('page.certificates')} />
      <p className="planned-note">{t('certificates.noAdvice')}</p>
      {isPlanned ? <p className="panel-note">{t('certificates.intended')}</p> : null}
      <p className="row-actions">
        <DownloadMenu label={t('page.certificates')} what="certificates" query={() => ({ zone: code })} />
      </p>
      {FRAMEWORKS.map(framework => {
        const items = data?.items.filter(item => item.framework === framework) ?? [];
        return (
          <Panel
            key={framework}
            title={t(`certificates.framework.${framework}`)}
            state={certificates}
            minHeight={480}
            empty={items.length === 0 && t('certificates.none')}
            aside={data ? <span className="count">{counts(items)}</span> : null}
          >
            {() => (
              <>
                <p className="panel-note">{t(`certificates.note.${framework}`)}</p>
                {[...Map.groupBy(items, item => item.group)].map(([group, own]) => (
                  <RequirementTable
                    key={group}
                    zone={zone}
                    title={t(`certificates.group.${group}`)}
                    items={own}
                  />
                ))}
              </>
            )}
          </Panel>
        );
      })}
      {data ? (
        <Panel title={t('sourceTag.title')} state={certificates}>
          {() => <SourceLegend basis={data.items.flatMap(item => item.basis)} />}
        </Panel>
      ) : null}
    </>
  );
}
