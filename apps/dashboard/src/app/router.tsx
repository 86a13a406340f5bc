import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { RANGES, type RangeId } from '../lib/ranges.js';
import { OverviewPage } from '../pages/overview.page.js';
import { ZonePage } from '../pages/zone.page.js';
import { Layout } from './layout.js';

const root = createRootRoute({ component: Layout });

const overview = createRoute({ getParentRoute: () => root, path: '/', component: OverviewPage });

/** The address holds the whole view, so that it can be sent to a colleague. */
const zone = createRoute({
  getParentRoute: () => root,
  path: '/zones/$code',
  validateSearch: (search: Record<string, unknown>): { range?: RangeId } => {
    const range = RANGES.find(item => item.id === search.range)?.id;
    return range === undefined ? {} : { range };
  },
  component: ZonePage,
});

export const router = createRouter({
  routeTree: root.addChildren([overview, zone]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
