import { describe, expect, it } from 'vitest';
import { isCardNumber, isIdNumber, isMobile, passesLuhn } from './checksums.ts';

describe('checksums', () => {
  it('knows cards by prefix, length and Luhn', () => {
    expect(isCardNumber('6225758344210017')).toBe(true);
    expect(isCardNumber('6225758344210018')).toBe(false);
    expect(isCardNumber('1111111111111117')).toBe(false);
    expect(isCardNumber('4111111111111')).toBe(false);
    expect(passesLuhn('79927398713')).toBe(true);
  });
  it('knows identity numbers by region, date and check character', () => {
    expect(isIdNumber('11010519491231002X')).toBe(true);
    expect(isIdNumber('110105194912310021')).toBe(false);
    expect(isIdNumber('99010519491231002X')).toBe(false);
    expect(isIdNumber('11010519491331002X')).toBe(false);
  });
  it('knows mobile numbers', () => {
    expect(isMobile('13912345678')).toBe(true);
    expect(isMobile('12345678901')).toBe(false);
  });
});
