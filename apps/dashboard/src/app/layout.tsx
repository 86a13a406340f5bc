import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserNotices } from './browser-notices.js';
import { Footer } from './footer.js';
import { Hotkeys } from './hotkeys.js';
import { LostBanner } from './live-status.js';
import { TopBar } from './top-bar.js';

/** What stands around every page. */
export function Layout() {
  const { t } = useTranslation();
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: state => state.location.pathname });
  const isWall = path === '/wall';
  const isFirst = useRef(true);
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
      {isWall ? null : <Footer />}
      <Hotkeys />
      <BrowserNotices />
    </>
  );
}
