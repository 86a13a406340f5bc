import { useTranslation } from 'react-i18next';
import { PageDialog } from '../components/page-dialog.js';
import { Switch } from '../components/switch.js';
import { GO_KEYS } from '../lib/key-command.js';
import { switchSingleKeys, useSingleKeys } from '../lib/single-keys.js';

/** What places are called that are no systems. */
const PLACES = { city: 'zone.back', alarms: 'page.alarms', wall: 'page.wall', devices: 'zone.devices' };

const STATES = ['on', 'off'] as const;

/** All keys there are, and whether those that are one character do anything. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const isOn = useSingleKeys();
  const rows: readonly { keys: readonly string[]; text: string; isFixed?: boolean }[] = [
    { keys: ['/'], text: t('keys.search') },
    ...Object.entries(GO_KEYS).map(([key, place]) => ({
      keys: ['g', key],
      text: t('keys.go', {
        place: t(PLACES[place as keyof typeof PLACES] ?? `system.${place}`),
      }),
    })),
    { keys: ['t'], text: t('keys.table') },
    { keys: ['←', '→'], text: t('keys.map'), isFixed: true },
    { keys: ['j', 'k'], text: t('keys.alarmMove') },
    { keys: ['a', 's', 'c'], text: t('keys.alarmAct') },
    { keys: ['x', 'X'], text: t('keys.alarmSelect') },
    { keys: ['Enter'], text: t('keys.alarmOpen'), isFixed: true },
    { keys: ['?'], text: t('keys.help') },
  ];
  return (
    <PageDialog title={t('keys.title')} isNarrow onClose={onClose}>
      <div className="keys-switch">
        <span aria-hidden="true">{t('keys.single')}</span>
        <Switch
          label={t('keys.single')}
          value={isOn ? 'on' : 'off'}
          options={STATES.map(value => ({ value, text: t(`keys.${value}`) }))}
          onChange={value => switchSingleKeys(value === 'on')}
        />
        <p className="faint">{t('keys.singleNote')}</p>
      </div>
      <dl className={isOn ? 'keys' : 'keys off'}>
        {rows.map(({ keys, text, isFixed }) => (
          <div key={text} className={isFixed ? undefined : 'key-single'}>
            <dt>
              {keys.map(key => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </PageDialog>
  );
}
