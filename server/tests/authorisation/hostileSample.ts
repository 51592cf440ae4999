/** As much of JSON Schema as our OpenAPI document uses. */
export type Schema = {
  type?: string; enum?: readonly unknown[]; const?: unknown; anyOf?: readonly Schema[]; $ref?: string; properties?: Readonly<Record<string, Schema>>; items?: Schema;
  pattern?: string; format?: string; minimum?: number; minLength?: number; maxLength?: number; minItems?: number;
};

/** What has got past other systems' doors as text: characters that no database keeps, and signs of databases, shells, sheets, templates and terminals. */
export const HOSTILE_TEXTS: readonly string[] = ['a\u0000b', 'x\ud800y', `'";--)} \` // $1 %00 \\`, `=1+1|{{7*7}}<%=\u001b[2J\r\n../\u202E`];

const WELL_FORMED: Readonly<Record<string, string>> = { date: '2026-01-01', 'date-time': '2026-01-01T00:00:00.000Z', uri: 'https://bank.example/', uuid: '00000000-0000-4000-8000-000000000000' };
const DEPTH_MAX = 6;

/** A body that fits `schema` in every field it has, with `text` wherever a person may write. Where a pattern must be met it is met, so that the text next to it gets further in. */
export function hostileSample(schema: Schema, text: string, definitions: Readonly<Record<string, Schema>>, depth = 0): unknown {
  const { $ref, anyOf } = schema;
  if (depth > DEPTH_MAX) return null;
  const next = (inner: Schema): unknown => hostileSample(inner, text, definitions, depth + 1);
  if ($ref) return next(definitions[$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (anyOf) return next(anyOf[0] ?? {});
  switch (schema.type) {
    case 'string': return wordOf(schema, text);
    case 'integer': case 'number': return Math.max(schema.minimum ?? 1, 1);
    case 'boolean': return true;
    case 'array': return [next(schema.items ?? {})];
    case 'object': return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, next(inner)]));
    default: return text;
  }
}

function wordOf({ pattern, format, minLength = 0, maxLength = Infinity }: Schema, text: string): string {
  const wellFormed = format && WELL_FORMED[format];
  if (wellFormed) return wellFormed;
  if (!pattern) return text.padEnd(minLength, '.').slice(0, maxLength);
  const fits = new RegExp(pattern, 'u');
  const prefix = /^\^\(?(\w+)_\[/.exec(pattern)?.[1];
  return [text, `${prefix}_${'0'.repeat(26)}`, 'hostile-0001', 'general', '2026-01-01'].find((word) => fits.test(word)) ?? text;
}
