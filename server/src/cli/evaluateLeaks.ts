import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, readEnv, systemClock } from '@lobby/service-kit';
import { openPglite, type DatabaseHandle } from '@lobby/service-kit/db';
import { z } from 'zod';
import { startLobby } from '../startLobby.ts';
import { searchFiles, searchTexts, type Trace } from './searchTraces.ts';

/** `previous`: what the customer said just before, which may be what tells that the text is a secret. */
export const LeakLine = z.object({ text: z.string().min(1).max(4000), mask: z.array(z.string().min(1)), previous: z.string().min(1).max(4000).optional() });
type Line = z.infer<typeof LeakLine>;
/** Messages of one conversation; then another begins. */
const PER_CONVERSATION = 20;
/** Shorter words stand in any file by chance. */
const SHORTEST = 5;

/**
 * Sends a masking corpus through a whole server of its own (doors, record, index, model of the bot, log at its most talkative) and looks for every raw secret afterwards: in each file of
 * its data directory, in each row of each table, in the log and in what the customers read back.
 */
export async function evaluateLeaks(rows: readonly unknown[]): Promise<object> {
  const lines = rows.map((row) => LeakLine.parse(row));
  const dataDir = mkdtempSync(join(tmpdir(), 'lobby-leaks-'));
  const logged: string[] = [];
  const log = createLog({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  try {
    const lobby = await startLobby({ env: { ...readEnv(), PORT: 0, HOST: '127.0.0.1', DATA_DIR: dataDir, DATABASE_URL: undefined, NEO4J_URI: undefined, MEILI_URL: undefined, REDIS_URL: undefined, LOBBY_NO_RATE_LIMIT: true }, log, clock: systemClock });
    const secrets = secretsOf(lines);
    // What stands in the knowledge itself, such as a hotline's number, is no trace of a customer.
    const there = new Set(searchFiles(dataDir, secrets).found.map((t) => t.word));
    const words = secrets.filter((word) => !there.has(word));
    const answers = await sendAll(lobby.url, lines);
    await lobby.close();
    const record = await openPglite(dataDir);
    const tables = await dumpTables(record);
    await record.close();
    const files = searchFiles(dataDir, words);
    const traces = [...files.found, ...searchTexts({ ...tables, log: logged.join(''), answers }, words)];
    return { n: lines.length, secrets: words.length, alsoInKnowledge: there.size, files: files.files, bytes: files.bytes, tables: Object.keys(tables).length, logLines: logged.length, hits: traces.length, hitsByPlace: byPlace(traces), hitExamples: examplesOf(traces, lines) };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Raw secrets that no line says openly, that is, outside what is to be masked. */
function secretsOf(lines: readonly Line[]): string[] {
  const open = lines.map(({ text, mask }) => mask.reduce((left, secret) => left.replaceAll(secret, ' '), text)).join('\n');
  return [...new Set(lines.flatMap((line) => line.mask))].filter((word) => word.length >= SHORTEST && !open.includes(word));
}

/** @returns everything the customers read back, in one text */
async function sendAll(url: string, lines: readonly Line[]): Promise<string> {
  let read = '';
  for (let from = 0; from < lines.length; from += PER_CONVERSATION) read += await converse(`${url}/api/v1/conversations`, lines.slice(from, from + PER_CONVERSATION));
  return read;
}

type Opened = { conversationId: string; visitorToken: string };

async function converse(door: string, lines: readonly Line[]): Promise<string> {
  const json = { 'content-type': 'application/json' };
  const { conversationId, visitorToken } = (await (await fetch(door, { method: 'POST', headers: json, body: '{"channel":"web"}' })).json()) as Opened;
  const headers = { ...json, authorization: `Bearer ${visitorToken}` };
  for (const [i, text] of lines.flatMap(({ previous, text: said }) => (previous === undefined ? [said] : [previous, said])).entries()) {
    const sent = await fetch(`${door}/${conversationId}/messages`, { method: 'POST', headers, body: JSON.stringify({ clientId: `corpus-${i}-${conversationId.slice(-8)}`, text }) });
    if (sent.status !== 201) throw new Error(`a message of the corpus was answered ${sent.status}`);
  }
  return (await fetch(`${door}/${conversationId}/timeline?limit=500`, { headers })).text();
}

/** Every row of every table as text, by table: long values are compressed in the files. */
async function dumpTables({ raw }: DatabaseHandle): Promise<Record<string, string>> {
  const { rows } = await raw.query("select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
  const dump: Record<string, string> = {};
  for (const { name } of rows as { name: string }[]) dump[name] = String(((await raw.query(`select coalesce(string_agg(t::text, ' '), '') as text from ${name} t`)).rows as { text: string }[])[0]?.text);
  return dump;
}

function byPlace(traces: readonly Trace[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { where } of traces) counts[where] = (counts[where] ?? 0) + 1;
  return counts;
}

/** Lines that got through, with the place. The corpus is invented, or it would not be here. */
const examplesOf = (traces: readonly Trace[], lines: readonly Line[]): { text: string; word: string; where: string }[] =>
  [...new Map(traces.map((t) => [t.word, t])).values()].slice(0, 20).map(({ word, where }) => ({ text: lines.find((l) => l.mask.includes(word))?.text ?? '', word, where }));
