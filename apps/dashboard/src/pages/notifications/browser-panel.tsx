import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Switch } from '../../components/switch.js';
import { chooseNoticesActor, noticesActor, onNoticesActor } from '../../lib/browser-notices.js';

/** Whether this browser shows notifications, as whoever is chosen above. */
export function BrowserPanel({ actor }: { actor: string }) {
  const { t } = useTranslation();
  const shownFor = useSyncExternalStore(onNoticesActor, noticesActor);
  const [isRefused, setRefused] = useState(false);
  const isAble = 'Notification' in window;
  const isOn = shownFor !== '' && isAble && Notification.permission === 'granted';
  const choose = async (value: 'off' | 'on'): Promise<void> => {
    if (value === 'off') return chooseNoticesActor('');
    const permission = await Notification.requestPermission();
    setRefused(permission !== 'granted');
    if (permission === 'granted') chooseNoticesActor(actor);
  };
  return (
    <section className="panel" aria-labelledby="browser-notices">
      <header className="panel-head">
        <h2 id="browser-notices">{t('notifications.browser.title')}</h2>
        {isAble && (actor !== '' || isOn) ? (
          <Switch
            label={t('notifications.browser.title')}
            value={isOn ? 'on' : 'off'}
            options={(['on', 'off'] as const).map(value => ({
              value,
              text: t(`notifications.browser.${value}`),
            }))}
            onChange={value => void choose(value)}
          />
        ) : null}
      </header>
      <div className="panel-body">
        <p className="panel-note">{t('notifications.browser.explain')}</p>
        <p role="status">
          {!isAble
            ? t('notifications.browser.unable')
            : isRefused
              ? t('notifications.browser.refused')
              : isOn
                ? t('notifications.browser.shownFor', { actor: shownFor })
                : actor === ''
                  ? t('notifications.actorFirst')
                  : null}
        </p>
      </div>
    </section>
  );
}
