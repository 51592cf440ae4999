import { z } from 'zod';

/** How surely we know who is speaking; belongs to the session and expires. */
export const Assurance = z.enum(['anonymous', 'identified', 'verified']);
export type Assurance = z.infer<typeof Assurance>;
