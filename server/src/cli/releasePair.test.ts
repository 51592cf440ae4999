import { describe, expect, it } from 'vitest';
import { namesReleases } from './releasePair.ts';

describe('--compare', () => {
  it.each(['true', '3', '3..5'])('%s names releases', (given) => expect(namesReleases(given)).toBe(true));
  it.each(['report.json', './3', '3..', '3-5', '2026.json'])('%s names a report', (given) => expect(namesReleases(given)).toBe(false));
});
