import { type CSSProperties, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote, useProblemText } from './error-note.js';

/** How far the data of a panel are. */
export interface PanelState {
  isPending: boolean;
  error: Error | null;
  data: unknown;
  refetch: () => unknown;
}

/** Of a panel whose content is there with the page. */
export const AT_HAND: PanelState = { isPending: false, error: null, data: true, refetch: () => undefined };

/** Heights of a panel's body on a phone, on a tablet and on anything wider, px. */
export interface Heights {
  readonly phone: number;
  readonly tablet: number;
  readonly wide: number;
}

interface PanelProps {
  title: string;
  id?: string;
  /** Height kept while loading, so that nothing jumps. */
  minHeight?: number | Heights;
  state: PanelState;
  empty?: ReactNode;
  aside?: ReactNode;
  children: () => ReactNode;
}

/** A titled part of a page with its states: loading, error, empty, content, and content grown old. */
export function Panel({ title, id, minHeight = 120, state, empty, aside, children }: PanelProps) {
  const { t } = useTranslation();
  const heading = useId();
  const isKnown = state.data !== undefined;
  return (
    <section className="panel" id={id} aria-labelledby={heading} aria-busy={state.isPending}>
      <header className="panel-head">
        <h2 id={heading}>{title}</h2>
        {aside}
      </header>
      <div className="panel-body">
        {isKnown && state.error ? <OldData error={state.error} retry={() => void state.refetch()} /> : null}
        {isKnown ? (
          empty ? (
            <div className="empty-note">{empty}</div>
          ) : (
            children()
          )
        ) : state.error ? (
          <div className="kept" style={kept(minHeight)}>
            <ErrorNote error={state.error} retry={() => void state.refetch()} />
          </div>
        ) : (
          <div className="skeleton kept" style={kept(minHeight)}>
            <span className="visually-hidden">{t('state.loading')}</span>
          </div>
        )}
      </div>
    </section>
  );
}

/** Widths differ in columns, so what comes is higher where it is narrow. */
function kept(height: number | Heights): CSSProperties {
  const { phone, tablet, wide } =
    typeof height === 'number' ? { phone: height, tablet: height, wide: height } : height;
  const properties = {
    '--kept-phone': `${phone}px`,
    '--kept-tablet': `${tablet}px`,
    '--kept-wide': `${wide}px`,
  };
  return properties as CSSProperties;
}

/** Said above data that could not be renewed: they stay, but not as if they were new. */
function OldData({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  const { code } = useProblemText()(error);
  return (
    <p className="old-data" role="status">
      {t('state.notRenewed')} <code>{code}</code>
      <button type="button" className="button quiet" onClick={retry}>
        {t('state.retry')}
      </button>
    </p>
  );
}
