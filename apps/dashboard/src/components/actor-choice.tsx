import '../i18n/actor/index.js';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useActors } from '../data/actors.js';

interface ActorChoiceProps {
  value: string;
  onChange: (id: string) => void;
}

/** In whose name a command is given; until there is sign-in it is chosen and recorded as unverified. */
export function ActorChoice({ value, onChange }: ActorChoiceProps) {
  const { t } = useTranslation();
  const id = useId();
  const actors = useActors().data ?? [];
  return (
    <p className="field">
      <label htmlFor={id}>{t('actor.label')}</label>
      <select id={id} value={value} required onChange={event => onChange(event.currentTarget.value)}>
        <option value="">{t('actor.choose')}</option>
        {actors.map(actor => (
          <option key={actor.id} value={actor.id}>
            {actor.name} ({t(`actor.${actor.role}`)})
          </option>
        ))}
      </select>
    </p>
  );
}
