import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIndicators } from '../../data/method.js';
import { useMetrics } from '../../data/metrics.js';
import type { Change } from '../../data/what-if.js';
import { useLanguage } from '../../lib/language.js';

const KINDS = ['assume-indicator', 'scale-metric', 'add-solar'] as const;
type Kind = (typeof KINDS)[number];

interface ChangeFormProps {
  isPlanned: boolean;
  onAdd: (change: Change) => void;
}

/** A change of one's own: the value of an indicator, all readings of a metric, or more solar power. */
export function ChangeForm({ isPlanned, onAdd }: ChangeFormProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const id = useId();
  const [kind, setKind] = useState<Kind>('assume-indicator');
  const [target, setTarget] = useState('');
  const [amount, setAmount] = useState('');
  const indicators = (useIndicators().data ?? []).filter(one => one.design || !isPlanned);
  const metrics = useMetrics().data;
  const read = new Set(indicators.flatMap(one => one.inputs.map(input => input.metric)));
  const indicator = indicators.find(one => one.id === target);
  const kinds = isPlanned ? KINDS.slice(0, 1) : KINDS;
  const choices =
    kind === 'assume-indicator'
      ? indicators.map(one => ({ id: one.id, name: nameOf(one) }))
      : [...(metrics?.values() ?? [])]
          .filter(metric => read.has(metric.id))
          .map(metric => ({ id: metric.id, name: nameOf(metric) }));
  const add = (event: FormEvent) => {
    event.preventDefault();
    const value = Number(amount);
    if (amount.trim() === '' || !Number.isFinite(value)) return;
    onAdd(
      kind === 'add-solar'
        ? { kind, kwp: value * 1_000 }
        : kind === 'scale-metric'
          ? { kind, metric: target, factor: value / 100 }
          : { kind, indicator: target, value },
    );
    setAmount('');
  };
  return (
    <form className="change-form" onSubmit={add} aria-label={t('whatIf.own')}>
      <p className="field">
        <label htmlFor={`${id}-kind`}>{t('whatIf.own')}</label>
        <select
          id={`${id}-kind`}
          value={kind}
          onChange={event => {
            setKind(event.currentTarget.value as Kind);
            setTarget('');
          }}
        >
          {kinds.map(one => (
            <option key={one} value={one}>
              {t(`whatIf.kind.${one}`)}
            </option>
          ))}
        </select>
      </p>
      {kind === 'add-solar' ? null : (
        <p className="field">
          <label htmlFor={`${id}-target`}>{t(`whatIf.target.${kind}`)}</label>
          <select
            id={`${id}-target`}
            value={target}
            required
            onChange={event => setTarget(event.currentTarget.value)}
          >
            <option value="">{t('whatIf.choose')}</option>
            {choices.map(choice => (
              <option key={choice.id} value={choice.id}>
                {choice.name}
              </option>
            ))}
          </select>
        </p>
      )}
      <p className="field">
        <label htmlFor={`${id}-amount`}>
          {t(`whatIf.amount.${kind}`, { unit: indicator && indicator.unit !== '1' ? indicator.unit : '' })}
        </label>
        <input
          id={`${id}-amount`}
          type="number"
          step="any"
          min={kind === 'assume-indicator' ? undefined : 0}
          required
          value={amount}
          onChange={event => setAmount(event.currentTarget.value)}
        />
      </p>
      <button type="submit" className="button">
        {t('whatIf.add')}
      </button>
    </form>
  );
}
