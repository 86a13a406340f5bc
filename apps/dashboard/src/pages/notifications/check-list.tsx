interface CheckListProps<Value extends number | string> {
  label: string;
  options: readonly { value: Value; text: string }[];
  values: readonly Value[];
  onToggle: (value: Value) => void;
  hint?: string;
}

/** Several of a few. */
export function CheckList<Value extends number | string>({
  label,
  options,
  values,
  onToggle,
  hint,
}: CheckListProps<Value>) {
  return (
    <fieldset className="check-list">
      <legend>{label}</legend>
      {options.map(({ value, text }) => (
        <label key={value}>
          <input type="checkbox" checked={values.includes(value)} onChange={() => onToggle(value)} /> {text}
        </label>
      ))}
      {hint ? <span className="faint">{hint}</span> : null}
    </fieldset>
  );
}
