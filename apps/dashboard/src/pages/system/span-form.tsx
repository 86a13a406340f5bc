import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromLocalField, toLocalField } from '../../lib/local-time.js';
import { type TimeWindow, windowOf } from '../../lib/ranges.js';

interface SpanFormProps {
  /** What is on the screen; the fields begin with it. */
  window: TimeWindow;
  onWindow: (window: TimeWindow) => void;
}

/** A begin and an end to be typed, for those who do not drag. */
export function SpanForm({ window, onWindow }: SpanFormProps) {
  const { t } = useTranslation();
  const id = useId();
  const [from, setFrom] = useState(() => toLocalField(window.from));
  const [to, setTo] = useState(() => toLocalField(window.to));
  const [isWrong, setIsWrong] = useState(false);
  return (
    <form
      className="span-form"
      onSubmit={event => {
        event.preventDefault();
        const [begin, end] = [fromLocalField(from), fromLocalField(to)];
        const chosen = begin < end ? windowOf(begin, end) : null;
        setIsWrong(chosen === null);
        if (chosen) onWindow(chosen);
      }}
    >
      <p className="field">
        <label htmlFor={`${id}from`}>{t('systems.from')}</label>
        <input
          id={`${id}from`}
          type="datetime-local"
          required
          value={from}
          onChange={event => setFrom(event.currentTarget.value)}
        />
      </p>
      <p className="field">
        <label htmlFor={`${id}to`}>{t('systems.to')}</label>
        <input
          id={`${id}to`}
          type="datetime-local"
          required
          value={to}
          onChange={event => setTo(event.currentTarget.value)}
        />
      </p>
      <button type="submit" className="button">
        {t('systems.apply')}
      </button>
      {isWrong ? (
        <p className="field-fault" role="alert">
          {t('systems.wrongSpan')}
        </p>
      ) : null}
    </form>
  );
}
