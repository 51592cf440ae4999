import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpApp } from './httpApp.ts';

/** Lets the routes of `scope` take a file as it is (`application/octet-stream`), so that no parser stands between the bytes and the look at what they are. */
export function takeFiles(scope: HttpApp, maxBytes: number): void {
  scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: maxBytes }, (_request, body, done) => done(null, body));
}

/** The body of such a route; empty when something else was sent. */
export function fileOf(request: Pick<FastifyRequest, 'body'>): Uint8Array {
  return request.body instanceof Uint8Array ? request.body : new Uint8Array();
}

/** Gives a file to be saved and never shown: whatever it holds, no browser runs or draws it on our address. */
export function sendFile(reply: FastifyReply, { name, bytes }: { name: string; bytes: Uint8Array }): FastifyReply {
  return reply.type('application/octet-stream').header('content-disposition', `attachment; filename*=UTF-8''${encoded(name)}`)
    .header('x-content-type-options', 'nosniff').header('content-security-policy', "sandbox; default-src 'none'").header('cache-control', 'private, no-store').send(Buffer.from(bytes));
}

/** RFC 8187: what `encodeURIComponent` leaves of the marks that have a meaning there is written out as well. */
const encoded = (name: string): string => encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
