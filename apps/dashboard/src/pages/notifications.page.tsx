import '../i18n/alarms/index.js';
import '../i18n/facts/index.js';
import '../i18n/notifications/index.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorChoice } from '../components/actor-choice.js';
import { useProblemText } from '../components/error-note.js';
import { PageDialog } from '../components/page-dialog.js';
import { Panel } from '../components/panel.js';
import { useAnnouncer } from '../components/use-announcer.js';
import { useTitle } from '../components/use-title.js';
import { type Recipient, type Route, useNotificationSettings, useSend } from '../data/notifications.js';
import { useActor } from '../lib/use-actor.js';
import { AlarmViews } from './alarms/alarm-views.js';
import { BrowserPanel } from './notifications/browser-panel.js';
import { DeliveriesPanel } from './notifications/deliveries-panel.js';
import { RecipientForm } from './notifications/recipient-form.js';
import { RecipientTable } from './notifications/recipient-table.js';
import { RouteForm } from './notifications/route-form.js';
import { RouteTable } from './notifications/route-table.js';

/** What is open over the page; `null` in it for something new. */
type Opened = { recipient: Recipient | null } | { route: Route | null } | null;

/** Who is told of alarms, by which routes, and what became of it. */
export function NotificationsPage() {
  const { t } = useTranslation();
  const problemOf = useProblemText();
  const [actor, setActor] = useActor();
  const [opened, setOpened] = useState<Opened>(null);
  const { say, announcer } = useAnnouncer();
  const settings = useNotificationSettings();
  const send = useSend();
  useTitle(t('page.notifications'));
  const recipients = settings.data?.recipients ?? [];
  const routes = settings.data?.routes ?? [];
  const close = (): void => setOpened(null);
  const act = (what: 'resend' | 'test', id: string): void =>
    send.mutate(
      { id, actor, what },
      {
        onSuccess: () => say(t('notifications.sentOff')),
        onError: error => say(problemOf(error).text),
      },
    );
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t('page.notifications')}</h1>
          <AlarmViews />
        </div>
        <ActorChoice value={actor} onChange={setActor} />
      </div>
      <p className="panel-note">{t('notifications.explain')}</p>
      {announcer}
      <BrowserPanel actor={actor} />
      <Panel
        title={t('notifications.recipients')}
        state={settings}
        empty={recipients.length === 0 && t('notifications.noRecipients')}
        aside={
          <button type="button" className="button" onClick={() => setOpened({ recipient: null })}>
            {t('notifications.addRecipient')}
          </button>
        }
      >
        {() => (
          <>
            {settings.data?.emailFrom === null ? (
              <p className="panel-note">{t('notifications.noMailServer')}</p>
            ) : null}
            <RecipientTable
              recipients={recipients}
              canAct={actor !== ''}
              onChange={recipient => setOpened({ recipient })}
              onTest={id => act('test', id)}
            />
          </>
        )}
      </Panel>
      <Panel
        title={t('notifications.routes')}
        state={settings}
        empty={routes.length === 0 && t('notifications.noRoutes')}
        aside={
          <button type="button" className="button" onClick={() => setOpened({ route: null })}>
            {t('notifications.addRoute')}
          </button>
        }
      >
        {() => (
          <RouteTable routes={routes} recipients={recipients} onChange={route => setOpened({ route })} />
        )}
      </Panel>
      <DeliveriesPanel recipients={recipients} canAct={actor !== ''} onResend={id => act('resend', id)} />
      {opened && 'recipient' in opened ? (
        <PageDialog title={t('notifications.recipient')} onClose={close}>
          <RecipientForm recipient={opened.recipient} actor={actor} onDone={close} />
        </PageDialog>
      ) : null}
      {opened && 'route' in opened ? (
        <PageDialog title={t('notifications.route')} onClose={close}>
          <RouteForm route={opened.route} recipients={recipients} actor={actor} onDone={close} />
        </PageDialog>
      ) : null}
    </>
  );
}
