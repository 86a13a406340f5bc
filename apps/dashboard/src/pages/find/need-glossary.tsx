import { useTranslation } from 'react-i18next';
import { NEEDS } from '../../lib/needs.js';

/** What each need means, and what it is answered by, for whoever reads the words for the first time. */
export function NeedGlossary() {
  const { t } = useTranslation();
  return (
    <details className="glossary">
      <summary>{t('find.glossary')}</summary>
      <dl>
        {NEEDS.map(({ id }) => (
          <div key={id}>
            <dt>{t(`need.${id}`)}</dt>
            <dd>{t(`needMeaning.${id}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
