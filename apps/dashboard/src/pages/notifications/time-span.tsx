import { useId } from 'react';

interface TimeSpanProps {
  label: string;
  from: string;
  to: string;
  onChange: (span: { from: string; to: string }) => void;
}

/** From when to when, every day; over midnight when it ends before it begins. */
export function TimeSpan({ label, from, to, onChange }: TimeSpanProps) {
  const id = useId();
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <span className="time-span">
        <input
          id={id}
          type="time"
          required
          value={from}
          onChange={event => onChange({ from: event.currentTarget.value, to })}
        />
        –
        <input
          type="time"
          required
          aria-label={`${label} –`}
          value={to}
          onChange={event => onChange({ from, to: event.currentTarget.value })}
        />
      </span>
    </p>
  );
}
