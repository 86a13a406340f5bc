import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { ErrorNote } from '../components/error-note.js';
import { readAlarmSearch } from '../lib/alarm-search.js';
import { readDeadLetterSearch } from '../lib/dead-letter-search.js';
import { readFindSearch } from '../lib/find-search.js';
import { readHealthSearch } from '../lib/health-days.js';
import { RANGES, type RangeId, windowOf } from '../lib/ranges.js';
import { isSortId, type SortId } from '../lib/sort-zones.js';
import { readSystemSearch } from '../lib/system-search.js';
import { readWallSearch } from '../lib/wall-search.js';
import { NotFoundPage } from '../pages/not-found.page.js';
import { OverviewPage } from '../pages/overview.page.js';
import { Layout } from './layout.js';

const root = createRootRoute({
  component: Layout,
  notFoundComponent: NotFoundPage,
  errorComponent: ({ error, reset }) => (
    <ErrorNote error={error instanceof Error ? error : new Error(String(error))} retry={reset} />
  ),
});

/** The address holds the whole view, so that it can be sent to a colleague. */
export interface OverviewSearch {
  q?: string;
  sort?: SortId;
}

const overview = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: ({ q, sort }: Record<string, unknown>): OverviewSearch => ({
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
    ...(isSortId(sort) ? { sort } : {}),
  }),
  component: OverviewPage,
});

export interface ZoneSearch {
  range?: RangeId;
  from?: number;
  to?: number;
}

const zone = createRoute({
  getParentRoute: () => root,
  path: '/zones/$code',
  validateSearch: (search: Record<string, unknown>): ZoneSearch => {
    const range = RANGES.find(item => item.id === search.range)?.id;
    const window = windowOf(search.from, search.to);
    return { ...(range === undefined ? {} : { range }), ...(window ?? {}) };
  },
  component: lazyRouteComponent(() => import('../pages/zone.page.js'), 'ZonePage'),
});

const verify = createRoute({
  getParentRoute: () => root,
  path: '/verify',
  component: lazyRouteComponent(() => import('../pages/verify.page.js'), 'VerifyPage'),
});

const whatIf = createRoute({
  getParentRoute: () => root,
  path: '/zones/$code/what-if',
  component: lazyRouteComponent(() => import('../pages/what-if.page.js'), 'WhatIfPage'),
});

const certificates = createRoute({
  getParentRoute: () => root,
  path: '/zones/$code/certificates',
  component: lazyRouteComponent(() => import('../pages/certificates.page.js'), 'CertificatesPage'),
});

const reports = createRoute({
  getParentRoute: () => root,
  path: '/zones/$code/reports',
  component: lazyRouteComponent(() => import('../pages/reports.page.js'), 'ReportsPage'),
});

export interface RobustnessSearch {
  track?: 'operating' | 'planned';
}

const robustness = createRoute({
  getParentRoute: () => root,
  path: '/robustness',
  validateSearch: ({ track }: Record<string, unknown>): RobustnessSearch =>
    track === 'operating' || track === 'planned' ? { track } : {},
  component: lazyRouteComponent(() => import('../pages/robustness.page.js'), 'RobustnessPage'),
});

const facts = createRoute({
  getParentRoute: () => root,
  path: '/zones/$code/facts',
  component: lazyRouteComponent(() => import('../pages/facts.page.js'), 'FactsPage'),
});

/** A revision of a score; the newest unless an hour is named. */
export interface IndicatorSearch {
  asOf?: string;
  revision?: number;
}

const indicator = createRoute({
  getParentRoute: () => root,
  path: '/zones/$code/score/$indicator',
  validateSearch: ({ asOf, revision }: Record<string, unknown>): IndicatorSearch =>
    typeof asOf === 'string' && Number.isFinite(Date.parse(asOf))
      ? { asOf, ...(Number.isInteger(revision) ? { revision: Number(revision) } : {}) }
      : {},
  component: lazyRouteComponent(() => import('../pages/indicator.page.js'), 'IndicatorPage'),
});

const find = createRoute({
  getParentRoute: () => root,
  path: '/find',
  validateSearch: readFindSearch,
  component: lazyRouteComponent(() => import('../pages/find.page.js'), 'FindPage'),
});

const alarms = createRoute({
  getParentRoute: () => root,
  path: '/alarms',
  validateSearch: readAlarmSearch,
  component: lazyRouteComponent(() => import('../pages/alarms.page.js'), 'AlarmsPage'),
});

const alarmHealth = createRoute({
  getParentRoute: () => root,
  path: '/alarms/health',
  validateSearch: readHealthSearch,
  component: lazyRouteComponent(() => import('../pages/alarm-health.page.js'), 'AlarmHealthPage'),
});

const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  component: lazyRouteComponent(() => import('../pages/notifications.page.js'), 'NotificationsPage'),
});

const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  validateSearch: readWallSearch,
  component: lazyRouteComponent(() => import('../pages/wall.page.js'), 'WallPage'),
});

const deadLetters = createRoute({
  getParentRoute: () => root,
  path: '/zones/$code/dead-letters',
  validateSearch: readDeadLetterSearch,
  component: lazyRouteComponent(() => import('../pages/dead-letters.page.js'), 'DeadLettersPage'),
});

const system = createRoute({
  getParentRoute: () => root,
  path: '/zones/$code/systems/$system',
  validateSearch: readSystemSearch,
  component: lazyRouteComponent(() => import('../pages/system.page.js'), 'SystemPage'),
});

const device = createRoute({
  getParentRoute: () => root,
  path: '/zones/$code/devices/$device',
  component: lazyRouteComponent(() => import('../pages/device.page.js'), 'DevicePage'),
});

export interface AlarmRulesSearch {
  zone?: string;
  rule?: string;
}

const alarmRules = createRoute({
  getParentRoute: () => root,
  path: '/alarm-rules',
  validateSearch: ({ zone: code, rule }: Record<string, unknown>): AlarmRulesSearch => ({
    ...(typeof code === 'string' && code !== '' ? { zone: code } : {}),
    ...(typeof rule === 'string' && rule !== '' ? { rule } : {}),
  }),
  component: lazyRouteComponent(() => import('../pages/alarm-rules.page.js'), 'AlarmRulesPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    overview,
    alarms,
    alarmHealth,
    notifications,
    wall,
    find,
    zone,
    facts,
    indicator,
    deadLetters,
    system,
    device,
    verify,
    whatIf,
    certificates,
    reports,
    robustness,
    alarmRules,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
