import { useId } from 'react';

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'date' | 'datetime-local' | 'text';
  isRequired?: boolean;
  minLength?: number;
  hint?: string;
}

/** A labelled line of text, a date or a moment. */
export function TextField({
  label,
  value,
  onChange,
  type = 'text',
  isRequired = false,
  minLength,
  hint,
}: TextFieldProps) {
  const id = useId();
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        required={isRequired}
        minLength={minLength}
        maxLength={type === 'text' ? 500 : undefined}
        aria-describedby={hint ? `${id} hint` : undefined}
        onChange={event => onChange(event.currentTarget.value)}
      />
      {hint ? (
        <span id={`${id} hint`} className="faint">
          {hint}
        </span>
      ) : null}
    </p>
  );
}
