import type { vi } from './vi.js';

export const en: typeof vi = {
  wall: {
    views: { city: 'State', alarms: 'Alarms', zones: 'Zones' },
    controls: 'Screen controls',
    next: 'Next',
    previous: 'Previous',
    pause: 'Stop rotating',
    resume: 'Rotate again',
    full: 'Full screen',
    leave: 'Leave',
    place: '{{number}} of {{of}}',
    keys: '← → to change, Space to stop, f for full screen, Esc to leave',
    awake: 'The screen is kept awake',
    mayDim: 'This browser cannot keep the screen awake; switch the sleep of the computer off',
    noneOpen: 'No alarm is open',
    more: 'and {{count}} more alarms',
    feedLost: 'CONNECTION LOST: what is on this screen grows old',
    unseen: '{{count}} not acknowledged',
  },
};
