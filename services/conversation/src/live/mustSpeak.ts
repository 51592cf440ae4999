import { LobbyError, PROTOCOL_VERSION } from '@lobby/contracts';

/** Refuses a client of another version of the protocol; one that names none is taken for the first. @throws LobbyError unsupported_protocol */
export function mustSpeak(protocol: unknown): void {
  if (protocol !== undefined && protocol !== PROTOCOL_VERSION) throw new LobbyError('unsupported_protocol', undefined, { current: { protocol: PROTOCOL_VERSION } });
}
