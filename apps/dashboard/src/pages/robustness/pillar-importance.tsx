import { useTranslation } from 'react-i18next';
import { useMethodNames } from '../../data/method.js';
import type { Robustness } from '../../data/robustness.js';
import { formatPercent } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** What each pillar should weigh beside what it really contributes to telling zones apart. */
export function PillarImportance({ pillars }: { pillars: Robustness['pillars'] }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const names = useMethodNames().data;
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('robustness.pillar')}</th>
            <th scope="col" className="number">
              {t('robustness.nominal')}
            </th>
            <th scope="col" className="number">
              {t('robustness.real')}
            </th>
          </tr>
        </thead>
        <tbody>
          {pillars.map(({ id, nominal, importance }) => {
            const named = names?.get(id);
            return (
              <tr key={id}>
                <th scope="row">{named ? nameOf(named) : id}</th>
                <td className="number">{formatPercent(nominal, language)}</td>
                <td className="number">
                  {importance === null ? t('robustness.tooFew') : formatPercent(importance, language)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="faint">{t('robustness.importanceNote')}</p>
    </>
  );
}
