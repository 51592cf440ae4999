export { publicAccess, signedInAccess, staffAccess, visitorAccess, type RouteAccess } from './access.ts';
export type { HttpApp } from './httpApp.ts';
export { createHttp, type HttpOptions } from './createHttp.ts';
export { fileOf, sendFile, takeFiles } from './files.ts';
export { bearerOf, installGuard, staffOf, type GuardOptions } from './guard.ts';
