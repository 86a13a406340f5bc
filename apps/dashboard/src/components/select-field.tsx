import { type ReactNode, useId } from 'react';

interface SelectFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
  hint?: string | undefined;
}

/** A labelled choice. */
export function SelectField({ label, value, onChange, children, hint }: SelectFieldProps) {
  const id = useId();
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        required
        value={value}
        aria-describedby={hint ? `${id} hint` : undefined}
        onChange={event => onChange(event.currentTarget.value)}
      >
        {children}
      </select>
      {hint ? (
        <span id={`${id} hint`} className="faint">
          {hint}
        </span>
      ) : null}
    </p>
  );
}
