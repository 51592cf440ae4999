/** Luhn's check over a string of digits (ISO/IEC 7812-1, annex B). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const d = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 1 ? d * 2 : d;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

// First digits that card networks and Chinese banks issue: UnionPay 62/60/81, Visa 4, Mastercard 51-55 and 22-27, JCB 35, Amex/Diners 3x, ICBC's and others' old debit cards 9x, Maestro 50/56-58.
const CARD_PREFIX = /^(?:62|60|81|4|5[0-8]|2[2-7]|35|3[04679]|9[0-9])/;

/** A payment card number: 16 to 19 digits, an issued prefix, Luhn's check. */
export function isCardNumber(digits: string): boolean {
  return digits.length >= 16 && digits.length <= 19 && CARD_PREFIX.test(digits) && passesLuhn(digits) && !/^(\d)\1+$/.test(digits);
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';

/** Provinces (GB/T 2260). */
const REGION = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;

/** An identity number of the first generation: region, birth date of the twentieth century, no check character (GB 11643-1989). */
export function isOldIdNumber(text: string): boolean {
  return /^[1-9]\d{5}\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/.test(text) && REGION.test(text);
}

/** A Chinese resident identity number: region, real birth date, check character (GB 11643-1999, ISO 7064 MOD 11-2). */
export function isIdNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/.test(text)) return false;
  if (!REGION.test(text)) return false;
  const [y, m, d] = [Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))];
  if (y < 1880 || y > 2100 || m < 1 || m > 12 || d < 1 || d > 31) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return CHECK[sum % 11] === text[17]?.toUpperCase();
}

/** A mobile number of mainland China: eleven digits from 13 to 19. */
export function isMobile(digits: string): boolean {
  return /^1[3-9]\d{9}$/.test(digits) && !/^1(\d)\1{9}$/.test(digits);
}
