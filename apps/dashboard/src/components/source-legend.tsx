import '../i18n/certainty/index.js';
import { useTranslation } from 'react-i18next';
import { useSources } from '../data/sources.js';
import { citedTags } from '../lib/cited-tags.js';
import { useLanguage } from '../lib/language.js';

/** What the tags of some rules stand for: pages that were read, by name, and the other kinds in words. */
export function SourceLegend({ basis }: { basis: readonly { tag: string }[] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const sources = useSources().data;
  const { read, others } = citedTags(basis);
  return (
    <dl className="source-legend" aria-label={t('sourceTag.legend')}>
      {read.map(tag => {
        const source = sources?.get(tag);
        return (
          <div key={tag}>
            <dt>[{tag}]</dt>
            <dd>
              {source
                ? t('sourceTag.read', {
                    title: language === 'en' ? source.titleEn : source.titleVi,
                    where: source.where,
                  })
                : t('sourceTag.readSomewhere')}
            </dd>
          </div>
        );
      })}
      {others.map(kind => (
        <div key={kind}>
          <dt>[{kind === 'R' ? 'R…' : kind}]</dt>
          <dd>{t(`sourceTag.${kind}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
