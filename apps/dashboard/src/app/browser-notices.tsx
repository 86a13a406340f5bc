import { useNavigate } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { noticesActor, onNoticesActor } from '../lib/browser-notices.js';
import { useLanguage } from '../lib/language.js';

/** What the gateway sends for this browser. */
interface Notice {
  id: string;
  alarm: string | null;
  priority: 1 | 2 | 3 | null;
  titleVi: string;
  titleEn: string;
  textVi: string;
  textEn: string;
}

/** Shows notifications of alarms, once each even with several tabs open, where the user switched them on. */
export function BrowserNotices() {
  const actor = useSyncExternalStore(onNoticesActor, noticesActor);
  const { language } = useLanguage();
  const navigate = useNavigate();
  useEffect(() => {
    if (actor === '' || !('Notification' in window)) return undefined;
    const source = new EventSource(`/api/v1/alarm-notifications/live?actor=${encodeURIComponent(actor)}`);
    source.addEventListener('notification', event => {
      if (Notification.permission !== 'granted') return;
      const notice = JSON.parse((event as MessageEvent<string>).data) as Notice;
      const isVi = language === 'vi';
      const shown = new Notification(isVi ? notice.titleVi : notice.titleEn, {
        body: isVi ? notice.textVi : notice.textEn,
        lang: language,
        // The same tag in another tab replaces this one.
        tag: notice.id,
        requireInteraction: notice.priority === 1,
      });
      shown.onclick = () => {
        window.focus();
        void navigate({ to: '/alarms', search: notice.alarm === null ? {} : { alarm: notice.alarm } });
        shown.close();
      };
    });
    return () => source.close();
  }, [actor, language, navigate]);
  return null;
}
