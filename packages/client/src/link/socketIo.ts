import { io } from 'socket.io-client';
import type { OpenSocket } from './rawSocket.ts';

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Sockets by socket.io. WebSocket alone: long polling would need sticky sessions in front of several replicas, and where WebSocket is blocked the
 * client falls back to plain REST. socket.io's own reconnection stays off so that one place (the link) decides about delays, drain and half-open.
 */
export function socketIo(baseUrl: string): OpenSocket {
  return (namespace, auth) => {
    const socket = io(`${baseUrl}${namespace}`, {
      autoConnect: false, reconnection: false, forceNew: true, transports: ['websocket'], timeout: CONNECT_TIMEOUT_MS, withCredentials: true,
      auth: (use) => use(auth()),
    });
    return {
      isConnected: () => socket.connected,
      connect: () => void socket.connect(),
      disconnect: () => void socket.disconnect(),
      on: (event, listener) => {
        if (event === 'connect_error') socket.on('connect_error', (error) => listener('data' in error ? error.data : undefined));
        else socket.on(event, listener);
      },
      request: (event, payload, timeoutMs) => socket.timeout(timeoutMs).emitWithAck(event, payload),
    };
  };
}
