import { useTranslation } from 'react-i18next';
import type { Change } from '../../data/what-if.js';
import type { Preset } from '../../lib/what-if-presets.js';

interface PresetListProps {
  presets: readonly Preset[];
  onAdd: (changes: readonly Change[]) => void;
}

/** Suggestions, each one press. */
export function PresetList({ presets, onAdd }: PresetListProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="presets" aria-label={t('whatIf.presets')}>
      {presets.map(({ id, changes }) => (
        <button key={id} type="button" className="button" onClick={() => onAdd(changes)}>
          {t(`whatIf.preset.${id}`, { count: changes.length })}
        </button>
      ))}
    </fieldset>
  );
}
