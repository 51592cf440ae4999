import type { HttpApp } from '@lobby/service-kit/http';
import { askRoutes, type AskRouteDeps } from './askRoutes.ts';
import { fillRoute, type FillRouteDeps } from './fillRoute.ts';
import { itemRoutes, type ItemRouteDeps } from './itemRoutes.ts';
import { releaseRoutes, type ReleaseRouteDeps } from './releaseRoutes.ts';

export type RouteDeps = AskRouteDeps & FillRouteDeps & ItemRouteDeps & ReleaseRouteDeps;

/** All doors of knowledge. */
export function registerRoutes(app: HttpApp, deps: RouteDeps): void {
  askRoutes(app, deps);
  fillRoute(app, deps);
  itemRoutes(app, deps);
  releaseRoutes(app, deps);
}
