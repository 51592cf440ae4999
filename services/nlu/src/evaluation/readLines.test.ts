import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EvalDataError, readLines } from './readLines.ts';

const folder = mkdtempSync(join(tmpdir(), 'lobby-lines-'));
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('readLines', () => {
  it('reads JSONL with a byte-order mark, blank lines and Windows line ends', async () => {
    expect(await readLines(file('a.jsonl', '\ufeff{"text":"你好","label":"greeting"}\r\n\r\n{"text":"雨","label":null}\r\n'), 'intents')).toEqual([{ text: '你好', label: 'greeting' }, { text: '雨', label: null }]);
  });
  it('names each bad line and what is wrong with it', async () => {
    const path = file('b.jsonl', '{"text":"ok","label":"x"}\n{"text":"","label":"x"}\nnot json\n{"text":"y"}\n{"text":"z","label":3}\n[1]\n');
    const error = await readLines(path, 'intents').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(EvalDataError);
    const message = String(error);
    for (const part of ['5 of 6 lines', 'line 2: "text" is missing', 'line 3: is not JSON: not json', 'line 4: "label" is missing', 'line 5: "label" must be a name', 'line 6: is no JSON object']) expect(message).toContain(part);
  });
  it('wants for each kind what that kind is judged by', async () => {
    const path = file('c.jsonl', '{"text":"我的号是 139"}\n');
    for (const [use, complaint] of [['oos', '"oos"'], ['escalation', '"escalate"'], ['entities', '"entities"'], ['masking', '"mask"'], ['training', '"label"']] as const) await expect(readLines(path, use)).rejects.toThrow(complaint);
    await expect(readLines(file('d.jsonl', '{"text":"我的号是 139","mask":["138"]}'), 'masking')).rejects.toThrow('stand in the text');
  });
  it('reads CSV by its header and says which columns it misses', async () => {
    expect(await readLines(file('e.csv', 'category,text\ncard,"a, b"\n,weather?\n'), 'intents')).toEqual([{ text: 'a, b', label: 'card' }, { text: 'weather?', label: null }]);
    await expect(readLines(file('f.csv', 'question,answer\na,b\n'), 'intents')).rejects.toThrow('question, answer');
    await expect(readLines(file('g.csv', 'text,label\na,b\nc\n'), 'intents')).rejects.toThrow('line 3: has 1 columns');
  });
  it('says that a file is empty or not there', async () => {
    await expect(readLines(file('h.jsonl', '\n\n'), 'intents')).rejects.toThrow('holds no lines');
    await expect(readLines(join(folder, 'nowhere.jsonl'), 'intents')).rejects.toThrow('cannot be read');
  });
});
