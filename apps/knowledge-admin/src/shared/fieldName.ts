import { keysOf } from '../editor/path.ts';
import type { T } from '../i18n/useT.ts';
import type { Key } from '../i18n/words.ts';
import { wordOr } from './wordOr.ts';

/** Fields that several kinds share under one word of the form. */
const SHARED: Readonly<Record<string, Key>> = {
  all: 'cond.all', any: 'cond.any', not: 'cond.not', fact: 'cond.fact', op: 'cond.op', value: 'cond.value', document: 'kind.document', section: 'rule.section', basedOn: 'rule.basedOn', topic: 'faq.topic',
  products: 'faq.products', amount: 'effect.amount', note: 'effect.note', material: 'effect.materialName', discountPercent: 'effect.discount', points: 'effect.points', multipleOf: 'effect.multipleOf', factor: 'effect.factor',
  name: 'effect.name', requiresProducts: 'product.requires', key: 'product.limitKey', label: 'fact.optionLabel', heading: 'document.heading', aliases: 'product.aliases', channels: 'product.channels', audience: 'faq.audience', steps: 'procedure.steps', next: 'procedure.next', when: 'procedure.when', body: 'edit.body',
};

/** A field's path in the form's words: `body.bands[1].percent` of a rate is 分档 2 · 利率 %. Null where the form has no word for where it begins. */
export function fieldName(t: T, kind: string, path: string): string | null {
  const keys = keysOf(path);
  const [first, ...rest] = keys[0] === 'body' && keys.length > 1 ? keys.slice(1) : keys;
  const begin = wordOf(t, kind, String(first ?? ''));
  if (!begin) return null;
  return rest.reduce<string>((text, key) => (typeof key === 'number' ? `${text} ${key + 1}` : `${text} · ${wordOf(t, kind, key) || key}`), begin);
}

function wordOf(t: T, kind: string, name: string): string {
  return wordOr(t, `${kind}.${name}`, wordOr(t, `field.${name}`, Object.hasOwn(SHARED, name) ? t(SHARED[name] as Key) : ''));
}
