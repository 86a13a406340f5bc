import type { ReactNode } from 'react';

interface SwitchProps<Value extends string> {
  label: string;
  options: readonly { value: Value; text: string; icon?: ReactNode }[];
  value: Value | null;
  onChange: (value: Value) => void;
}

/** A few choices side by side, one of them pressed. */
export function Switch<Value extends string>({ label, options, value, onChange }: SwitchProps<Value>) {
  return (
    <fieldset className="switch" aria-label={label}>
      {options.map(option => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          aria-label={option.icon ? option.text : undefined}
          title={option.icon ? option.text : undefined}
          onClick={() => onChange(option.value)}
        >
          {option.icon ?? option.text}
        </button>
      ))}
    </fieldset>
  );
}
