import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GateFinding } from '@lobby/contracts';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Figures } from './readFigures.ts';

const Floors = z.record(z.string(), z.number());

/** Holds the figures against `dev/floors.yaml`, below which a bank does not want its content to fall. Says nothing where there is no such file. @throws when it is no such file */
export async function checkFloors(folder: string, figures: Figures): Promise<GateFinding[]> {
  const text = await readFile(join(folder, 'dev', 'floors.yaml'), 'utf8').catch(() => '');
  if (text === '') return [];
  return Object.entries(Floors.parse(parse(text))).flatMap(([name, floor]): GateFinding[] => {
    const figure = figures[name];
    if (figure === undefined) return [{ severity: 'error', check: 'floors', field: name, message: 'dev/floors.yaml names a figure that is not there' }];
    return figure >= floor ? [] : [{ severity: 'error', check: 'floors', field: name, message: `is ${figure} and should be at least ${floor}` }];
  });
}
