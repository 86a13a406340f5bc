import type { vi } from './vi.js';

export const en: typeof vi = {
  app: { name: 'Greenzone', place: 'Hải Phòng', skip: 'Skip to content' },
  nav: { path: 'Where this page is' },
  page: {
    alarms: 'Alarms',
    alarmHealth: 'Alarm health',
    notifications: 'Alarm notifications',
    wall: 'Control room wall',
    deadLetters: 'Dead letters',
    verify: 'Verify frozen scores',
    find: 'Find a zone',
    whatIf: 'What if…',
    certificates: 'Certificates',
    facts: 'Facts and permits',
    alarmRules: 'Alarm rules',
    reports: 'Environmental reports',
    robustness: 'How firm is the ranking?',
  },
  alarmCount: 'not acknowledged',
  severity: { critical: 'Critical', alarm: 'Alarm', warn: 'Warning' },
  language: { label: 'Language' },
  theme: { label: 'Theme', auto: 'As the device', light: 'Light', dark: 'Dark' },
  simulated: {
    label: 'Simulated data',
    explain: 'These readings come from a simulator. They were not measured in a real industrial zone.',
  },
  live: {
    connected: 'Live',
    connecting: 'Connecting…',
    lost: 'Connection lost',
    lostSince: 'Live connection lost at {{time}}.',
    lostAge: '({{age}})',
    lostAdvice:
      'What you see stops at the last reading received and may be old; reconnecting goes on by itself. If it takes long, check the network and the server.',
  },
  footer: {
    sources:
      'Coastline: Natural Earth. Positions and areas of zones are approximate; each zone names its source.',
    more: 'More',
    api: 'API documentation',
  },
  keys: {
    title: 'Keyboard shortcuts',
    search: 'Find a zone',
    go: 'Go to {{place}}',
    table: 'On a chart: show its table',
    map: 'On the map: next zone',
    alarmMove: 'In the list of alarms: down, up',
    alarmAct: 'Acknowledge, shelve, comment on the alarm in focus',
    alarmSelect: 'Select the alarm in focus, or all that are shown; a and s then act on all of them',
    alarmOpen: 'Details of the alarm in focus',
    help: 'This list',
    single: 'Keys of one character',
    on: 'On',
    off: 'Off',
    singleNote:
      'Switch them off if you speak to the computer or press keys by accident. Tab, arrows, Enter, Space and Esc always work.',
    close: 'Close',
  },
  notFound: { title: 'There is no such page' },
  system: {
    power: 'Power',
    water: 'Water supply',
    wastewater: 'Wastewater',
    waste: 'Solid waste',
    air: 'Air',
    network: 'Network',
  },
  state: {
    loading: 'Loading…',
    empty: 'No readings in this range yet. Choose a longer one or wait for the devices.',
    noDevices: 'This zone has no devices yet. A new one appears here as soon as it is registered.',
    code: 'Code',
    correlation: 'Reference',
    retry: 'Try again',
    failed: 'Could not load',
    notRenewed: 'Could not refresh; these are the figures of before.',
  },
  problem: {
    network: 'The server cannot be reached. Check the network, or run “npm run status” on the server.',
    server:
      'The server failed to read the data. Try again; if it goes on, send the reference to the operator.',
    request:
      'The server refused this request. Reload the page; if it goes on, send the reference to the operator.',
    DEPENDENCY_UNAVAILABLE: 'A service behind this page is stopped or starting. Try again in a few minutes.',
    DEPENDENCY_TIMEOUT: 'A service behind this page answers too slowly. Try again in a few minutes.',
    SERIES_RANGE_TOO_LONG: 'The time range is too long to draw. Choose a shorter one.',
    REQUEST_INVALID:
      'What the address or the form asks for cannot be used: {{what}}. Change it and try again.',
    SCORE_NOT_YET_COMPUTED:
      'There is no score of this zone for that time. The first one is computed a few minutes after readings arrive.',
    REQUEST_TOO_LARGE: 'The file is too large.',
    ZONE_UNKNOWN: 'There is no such zone. Go back to the list.',
  },
};
