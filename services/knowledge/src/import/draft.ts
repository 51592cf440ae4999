import type { ImportCode, ImportPlace, ImportTrouble } from '@lobby/contracts';

/** An item that an upload would make, not checked yet, with where it stands and what its reader has to say. `places` names where a field came from, by its path. */
export type Draft = { place: ImportPlace; value: unknown; id: string | null; title: string | null; troubles: ImportTrouble[]; notes: ImportTrouble[]; places?: ReadonlyMap<string, ImportPlace> };

export const trouble = (code: ImportCode, path: string, message: string, place: ImportPlace): ImportTrouble => ({ code, path, message, place });
