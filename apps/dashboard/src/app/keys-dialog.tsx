import { Dialog } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { GO_KEYS } from '../lib/key-command.js';

/** What places are called that are no systems. */
const PLACES = { city: 'zone.back', alarms: 'page.alarms', wall: 'page.wall', devices: 'zone.devices' };

/** All keys there are. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const rows = [
    { keys: ['/'], text: t('keys.search') },
    ...Object.entries(GO_KEYS).map(([key, place]) => ({
      keys: ['g', key],
      text: t('keys.go', {
        place: t(PLACES[place as keyof typeof PLACES] ?? `system.${place}`),
      }),
    })),
    { keys: ['t'], text: t('keys.table') },
    { keys: ['←', '→'], text: t('keys.map') },
    { keys: ['j', 'k'], text: t('keys.alarmMove') },
    { keys: ['a', 's', 'c'], text: t('keys.alarmAct') },
    { keys: ['x', 'X'], text: t('keys.alarmSelect') },
    { keys: ['Enter'], text: t('keys.alarmOpen') },
    { keys: ['?'], text: t('keys.help') },
  ];
  return (
    <Dialog.Root open onOpenChange={isOpen => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog" aria-describedby={undefined}>
          <Dialog.Title>{t('keys.title')}</Dialog.Title>
          <dl className="keys">
            {rows.map(({ keys, text }) => (
              <div key={text}>
                <dt>
                  {keys.map(key => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <Dialog.Close className="button">{t('keys.close')}</Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
