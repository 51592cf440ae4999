import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's Argon2id parameters for a server: 19 MiB, two passes, one lane; about 20 ms. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), ARGON2);
export const verifyPassword = (wanted: string, password: string): Promise<boolean> => verify(wanted, password.normalize('NFKC'));

/** Letters and digits nobody mistakes for one another. */
const READABLE = '23456789abcdefghjkmnpqrstuvwxyz';

const group = (): string => Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join('');

/** A password to read from a screen once: four groups of four, 79 bits. */
export const generatePassword = (): string => [group(), group(), group(), group()].join('-');
