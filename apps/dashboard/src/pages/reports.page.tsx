import '../i18n/reports/index.js';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../components/use-title.js';
import { ReportForm } from './reports/report-form.js';
import { ReportList } from './reports/report-list.js';
import { SubpageHead } from './zone/subpage-head.js';

/** Monthly environmental reports of a zone: make one, take one away. */
export function ReportsPage() {
  const { code } = useParams({ from: '/zones/$code/reports' });
  const { t } = useTranslation();
  useTitle(t('page.reports'));
  return (
    <>
      <SubpageHead code={code} title={t('page.reports')} />
      <p className="panel-note">{t('reports.intro')}</p>
      <ReportForm zone={code} />
      <ReportList zone={code} />
    </>
  );
}
