import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../data/problem.js';

interface PanelProps {
  title: string;
  /** Height kept while loading, so that nothing jumps. */
  minHeight?: number;
  state: { isPending: boolean; error: Error | null; refetch: () => unknown };
  empty?: string | false | undefined;
  aside?: ReactNode;
  children: () => ReactNode;
}

/** A titled part of a page with its four states: loading, error, empty, content. */
export function Panel({ title, minHeight = 120, state, empty, aside, children }: PanelProps) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-busy={state.isPending}>
      <header className="panel-head">
        <h2>{title}</h2>
        {aside}
      </header>
      <div className="panel-body" style={{ minHeight }}>
        {state.isPending ? (
          <div className="skeleton" style={{ minHeight }}>
            <span className="visually-hidden">{t('state.loading')}</span>
          </div>
        ) : state.error ? (
          <ErrorNote error={state.error} retry={() => void state.refetch()} />
        ) : empty ? (
          <p className="note">{empty}</p>
        ) : (
          children()
        )}
      </div>
    </section>
  );
}

/** What went wrong, in words, with the code to quote and a way to try again. */
export function ErrorNote({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="note error-note" role="alert">
      <p>
        {error instanceof Problem
          ? t('state.error', { code: error.code, detail: error.message })
          : t('state.unreachable')}
      </p>
      {error instanceof Problem && error.correlationId ? (
        <p className="faint">{t('state.correlation', { id: error.correlationId })}</p>
      ) : null}
      <button type="button" className="button" onClick={retry}>
        {t('state.retry')}
      </button>
    </div>
  );
}
