import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../../components/download-menu.js';
import { Panel } from '../../components/panel.js';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import { WideTable } from '../../components/wide-table.js';
import { MANIFEST, useManifestSteps } from '../../data/manifests.js';
import { useMetrics } from '../../data/metrics.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { RecordedFact } from './recorded-fact.js';

const SHOWN = 20;

/** Steps of hazardous-waste manifests as they are known here: without their numbers. */
export function ManifestsPanel({ zone }: { zone: string }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const steps = useManifestSteps(zone);
  const codes = useMetrics().data?.get(MANIFEST)?.enumValues ?? [];
  const nameOfCode = (code: number): string => {
    const named = codes.find(item => item.code === code);
    return named ? nameOf(named) : String(code);
  };
  const devices = [...new Set(steps.data?.map(({ device }) => device))];
  const counts = codes.map(named => ({
    name: nameOf(named),
    count: steps.data?.filter(({ code }) => code === named.code).length ?? 0,
  }));
  return (
    <Panel
      title={t('manifests.title')}
      state={steps}
      minHeight={180}
      aside={devices.map(device => (
        <DownloadMenu
          key={device}
          label={`${t('manifests.title')}, ${device}`}
          what="readings"
          query={() => ({
            ...{ device, metric: MANIFEST },
            from: new Date((steps.data?.at(-1)?.at ?? 0) - 1).toISOString(),
            to: new Date((steps.data?.[0]?.at ?? 0) + 1).toISOString(),
          })}
        />
      ))}
      empty={steps.data?.length === 0 && t('manifests.none')}
    >
      {() => (
        <>
          <p className="panel-note">
            {counts.map(({ name, count }) => `${name}: ${count}`).join(' · ')}. {t('manifests.note')}
          </p>
          <RecordedFact zone={zone} fact="waste.haz_receipt_pct" />
          <WideTable label={t('manifests.title')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('manifests.at')}</th>
                  <th scope="col">{t('manifests.step')}</th>
                  <th scope="col">{t('outages.device')}</th>
                </tr>
              </thead>
              <tbody>
                {steps.data?.slice(0, SHOWN).map(({ device, at, code, simulated }) => (
                  <tr key={`${device} ${at} ${code}`}>
                    <th scope="row">{formatDateTime(at, language)}</th>
                    <td>{nameOfCode(code)}</td>
                    <td>
                      <Link to="/zones/$code/devices/$device" params={{ code: zone, device }}>
                        {device}
                      </Link>{' '}
                      {simulated ? <SimulatedBadge /> : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
        </>
      )}
    </Panel>
  );
}
