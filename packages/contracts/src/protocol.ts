/**
 * The socket protocol's constants, without Zod: a browser bundle takes them from `@lobby/contracts/protocol` and the schemas' types as types only.
 */

/** Version of the socket protocol; a client that speaks another major version is told to reload. */
export const PROTOCOL_VERSION = 1;
export const CUSTOMER_NAMESPACE = '/customer';
export const DESK_NAMESPACE = '/desk';
/** Bytes of one socket packet; a message over the limits of its schema is refused with `too_large` well below this. */
export const MAX_PACKET_BYTES = 256 * 1024;
/** Bytes of one REST body. */
export const MAX_BODY_BYTES = 64 * 1024;
/** Characters (UTF-16 units) of one message. */
export const MESSAGE_TEXT_MAX = 4000;
/** Bytes of one file of a customer; what the files of one conversation may hold together, and how many they may be. */
export const FILE_MAX_BYTES = 10 * 1024 * 1024;
export const FILES_MAX_BYTES = 60 * 1024 * 1024;
export const FILES_PER_CONVERSATION = 20;
/** Media types a customer may send. */
export const FILE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf'] as const;
/** Characters of the words beside a rating. */
export const RATING_COMMENT_MAX = 500;
/** How often the desk renews its agent's leases. */
export const HEARTBEAT_INTERVAL_MS = 15_000;
