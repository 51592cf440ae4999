import { FaqMapping, LobbyError, type ImportQuery } from '@lobby/contracts';

/** What the caller says about an upload, with the importer's team and the bank's date, from which what the file does not say is filled. */
export type Wishes = Omit<ImportQuery, 'mapping' | 'confirm' | 'name'> & { mapping: FaqMapping | null; team: string; today: string };

/** @throws LobbyError `invalid_request` when the mapping is none */
export function readWishes(query: ImportQuery, team: string, today: string): Wishes {
  const { mapping, confirm: _confirm, name: _name, ...rest } = query;
  return { ...rest, mapping: mapping === undefined ? null : readMapping(mapping), team: team || 'knowledge', today };
}

function readMapping(text: string): FaqMapping {
  const read = FaqMapping.safeParse(parse(text));
  if (!read.success) throw new LobbyError('invalid_request', 'The mapping is not a list of meanings and column letters', { errors: read.error.issues.map((i) => ({ path: `mapping.${i.path.join('.')}`, message: i.message })) });
  return read.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
