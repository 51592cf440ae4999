import type { HttpApp } from '@lobby/service-kit/http';
import { askRoutes, type AskRouteDeps } from './askRoutes.ts';
import { exportRoutes } from './exportRoutes.ts';
import { fillRoute, type FillRouteDeps } from './fillRoute.ts';
import { importRoutes, type ImportRouteDeps } from './importRoutes.ts';
import { itemRoutes, type ItemRouteDeps } from './itemRoutes.ts';
import { qualityRoutes, type QualityRouteDeps } from './qualityRoutes.ts';
import { regressionRoutes } from './regressionRoutes.ts';
import { releaseRoutes, type ReleaseRouteDeps } from './releaseRoutes.ts';
import { reviewRoutes } from './reviewRoutes.ts';
import { searchRoutes, type SearchRouteDeps } from './searchRoutes.ts';
import { unansweredRoutes, type UnansweredRouteDeps } from './unansweredRoutes.ts';

export type RouteDeps = AskRouteDeps & FillRouteDeps & ImportRouteDeps & ItemRouteDeps & QualityRouteDeps & ReleaseRouteDeps & SearchRouteDeps & UnansweredRouteDeps;

/** All doors of knowledge. */
export function registerRoutes(app: HttpApp, deps: RouteDeps): void {
  askRoutes(app, deps);
  searchRoutes(app, deps);
  fillRoute(app, deps);
  itemRoutes(app, deps);
  reviewRoutes(app, deps);
  releaseRoutes(app, deps);
  regressionRoutes(app, deps);
  unansweredRoutes(app, deps);
  qualityRoutes(app, deps);
  importRoutes(app, deps);
  exportRoutes(app, deps);
}
