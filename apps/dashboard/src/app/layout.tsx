import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserNotices } from './browser-notices.js';
import { Footer } from './footer.js';
import { Hotkeys } from './hotkeys.js';
import { LostBanner } from './live-status.js';
import { TopBar } from './top-bar.js';

const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog.js')).KeysDialog }));

/** What stands around every page. */
export function Layout() {
  const { t } = useTranslation();
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: state => state.location.pathname });
  const isWall = path === '/wall';
  const isFirst = useRef(true);
  const [isHelp, setIsHelp] = useState(false);
  const help = useCallback(() => setIsHelp(true), []);
  // A screen reader stays where it was unless the focus goes to the new page.
  useEffect(() => {
    if (!isFirst.current) main.current?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [path]);
  return (
    <>
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      {isWall ? null : <TopBar />}
      <LostBanner />
      <main id="content" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      {isWall ? null : <Footer onHelp={help} />}
      <Hotkeys onHelp={help} />
      {isHelp ? (
        <Suspense fallback={null}>
          <KeysDialog onClose={() => setIsHelp(false)} />
        </Suspense>
      ) : null}
      <BrowserNotices />
    </>
  );
}
