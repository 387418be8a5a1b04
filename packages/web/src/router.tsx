import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { again } from './live/again.ts';
import { parseDebriefSearch, parseFailureSearch, parseScenarioSearch } from './search-params.ts';
import { AppShell } from './shell/app-shell.tsx';
import { NotFound } from './shell/not-found.tsx';
import { PageFailed } from './shell/page-failed.tsx';
import { HomeView } from './views/home/home-view.tsx';
import { ScenarioView } from './views/scenario/scenario-view.tsx';
import { ScenariosView } from './views/scenarios/scenarios-view.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: PageFailed });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: AppShell });

const home = createRoute({ getParentRoute: () => shell, path: '/', component: HomeView });
const scenarios = createRoute({
  getParentRoute: () => shell,
  path: '/scenarios',
  validateSearch: parseScenarioSearch,
  component: ScenariosView,
});
const scenario = createRoute({ getParentRoute: () => shell, path: '/s/$id', component: ScenarioView });
const doctor = createRoute({
  getParentRoute: () => shell,
  path: '/doctor',
  component: lazyRouteComponent(() => again(() => import('./views/doctor/doctor-view.tsx')), 'DoctorView'),
});
const leaderboards = createRoute({
  getParentRoute: () => shell,
  path: '/leaderboards',
  validateSearch: ({ scenario }: Record<string, unknown>): { scenario?: string } =>
    typeof scenario === 'string' ? { scenario } : {},
  component: lazyRouteComponent(
    () => again(() => import('./views/leaderboards/leaderboards-view.tsx')),
    'LeaderboardsView',
  ),
});
const scoring = createRoute({
  getParentRoute: () => shell,
  path: '/docs/scoring',
  component: lazyRouteComponent(() => again(() => import('./views/scoring/scoring-view.tsx')), 'ScoringView'),
});
const failureModes = createRoute({
  getParentRoute: () => shell,
  path: '/failure-modes',
  validateSearch: parseFailureSearch,
  component: lazyRouteComponent(
    () => again(() => import('./views/failure-modes/failure-modes-view.tsx')),
    'FailureModesView',
  ),
});
const round = createRoute({
  getParentRoute: () => root,
  path: '/r/$code',
  validateSearch: parseDebriefSearch,
  component: lazyRouteComponent(() => again(() => import('./round-page.tsx')), 'RoundPage'),
});

const routeTree = root.addChildren([
  shell.addChildren([home, scenarios, scenario, doctor, leaderboards, failureModes, scoring]),
  round,
]);

/** The pages by address. */
export const createAppRouter = () =>
  createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true, defaultErrorComponent: PageFailed });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
