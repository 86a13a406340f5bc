import { useTranslation } from 'react-i18next';
import { documentAddress } from '../../data/documents.js';

/** The document something stands on: to download when the registry has it, else by name only. */
export function DocumentLink({ id, name }: { id: string | null | undefined; name: string | null }) {
  const { t } = useTranslation();
  if (id)
    return (
      <a href={documentAddress(id)} download>
        {name ?? t('facts.document')}
      </a>
    );
  return <span>{name ?? t('facts.noDocument')}</span>;
}
