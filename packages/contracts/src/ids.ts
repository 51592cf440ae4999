import { z } from 'zod';

/** `<kind>.<slug>`, for example `faq.platinum-annual-fee`. The slug keeps the fixed topic ids' underscores. */
export const ItemId = z.string().regex(/^[a-z]+\.[a-z0-9][a-z0-9_-]{0,79}$/);
/** Ids minted by the server: a short prefix and 26 characters of a CSPRNG (130 bits, see service-kit `newId`). */
const mintedId = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-z]{26}$`));
export const ConversationId = mintedId('conv');
export const MessageId = mintedId('msg');
export const HandoffId = mintedId('hand');
export const TicketId = mintedId('tick');
export const FileId = mintedId('file');
export const CustomerId = mintedId('cust');
export const ReleaseId = mintedId('rel');
/** Minted by the client so that a retry is recognised; unique within one conversation. */
export const ClientId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
export const Seq = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
/** An ISO 8601 instant in UTC, for example 2026-11-23T09:00:00.000Z. */
export const Instant = z.iso.datetime();
/** A calendar date in the bank's time zone, for example 2026-11-23. */
export const CalendarDate = z.iso.date();
