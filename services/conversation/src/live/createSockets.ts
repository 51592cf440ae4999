import type { Server as HttpServer } from 'node:http';
import { LobbyError, MAX_PACKET_BYTES } from '@lobby/contracts';
import { Server, type ServerOptions } from 'socket.io';
import type { Spine } from '../deps.ts';
import { admitting } from './admitting.ts';
import { capOutbound } from './outboundCap.ts';
import { mayOpenSocket, type OriginRules } from './origins.ts';

/** A connection that has gone is noticed after at most the sum of both. */
const PING_INTERVAL_MS = 10_000;
const PING_TIMEOUT_MS = 8_000;

/** socket.io adapter for several replicas, chosen by whoever composes the server. */
export type SocketAdapter = ServerOptions['adapter'];

/**
 * Opens the socket server on an HTTP server. Delivery never rests on it: there is no connection state recovery, a client resumes from the timeline.
 */
export function createSockets(httpServer: HttpServer, spine: Spine, adapter?: SocketAdapter): Server {
  const rules = originRules(spine);
  const io = new Server(httpServer, {
    // Long polling would ask for sticky sessions and is a second way in; who has no WebSocket has REST.
    transports: ['websocket'], serveClient: false, maxHttpBufferSize: MAX_PACKET_BYTES, pingInterval: PING_INTERVAL_MS, pingTimeout: PING_TIMEOUT_MS, connectTimeout: 10_000, perMessageDeflate: false, httpCompression: false,
    allowRequest: (request, done) => done(null, !spine.draining() && mayOpenSocket(request.headers, rules)),
    cors: { origin: [...rules.allowedOrigins, ...rules.ownOrigins], credentials: false },
    ...(adapter ? { adapter } : {}),
  });
  // Nobody is served in the default namespace; without this any connection could idle there.
  io.of('/').use(admitting(() => Promise.reject(new LobbyError('not_found'))));
  capOutbound(io, { packets: spine.limits.outboundPackets, bytes: spine.limits.outboundBytes });
  return io;
}

export function originRules(spine: Spine): OriginRules {
  return { allowedOrigins: spine.allowedOrigins, ownOrigins: spine.ownOrigins ?? [] };
}
