import type { ActiveFlow, Language, Localized, ReleasedFlow } from '@lobby/contracts';
import { readTerm } from '../compute/term.ts';
import { isSkipped, lookUp, type FlowView } from './view.ts';

const OWN = /\{\{\s*((?:slot|result|session)\.[\w.]+)\s*(?:\|\s*(\w+)\s*)?\}\}/g;
/** Private-use characters stand in for own values while knowledge fills its placeholders, so that a customer's words are never read as a template. */
/** `{{rate.time-deposit#$slot.term}}`: a knowledge placeholder whose key is a slot. */
const KEYED = /(\{\{\s*[a-z]+\.[a-z0-9_-]+#)\$slot\.(\w+)(\s*\}\})/g;
const SAFE_KEY = /^[A-Za-z0-9._-]{1,40}$/;
const OPEN = '\uE000';
const CLOSE = '\uE001';

/** Fills a flow's text: own values first held back, then knowledge placeholders, then own values. Null when anything is unknown: such a text is never sent. */
export function render(text: Localized, run: ActiveFlow, flow: ReleasedFlow, view: FlowView): string | null {
  const held: (string | null)[] = [];
  const keyed = (text[view.language] ?? text.zh).replace(KEYED, (whole, before: string, slot: string, after: string) => {
    const key = String(run.slots[slot] ?? '');
    return SAFE_KEY.test(key) ? `${before}${key}${after}` : whole;
  });
  const template = keyed.replace(OWN, (_, path: string, filter?: string) => {
    held.push(showPath(path, filter, run, flow, view));
    return `${OPEN}${held.length - 1}${CLOSE}`;
  });
  const filled = template.includes('{{') ? view.know.fill(template, view.language, view.today) : template;
  if (filled === null || held.includes(null)) return null;
  return filled.replace(new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g'), (_, index: string) => held[Number(index)] ?? '');
}

function showPath(path: string, filter: string | undefined, run: ActiveFlow, flow: ReleasedFlow, view: FlowView): string | null {
  const value = lookUp(path, run, view);
  const slot = path.startsWith('slot.') ? flow.body.slots.find((s) => s.name === path.slice(5)) : undefined;
  // What may stay empty reads as empty, whether it was skipped or never asked on this way.
  if (value === undefined) return slot && (slot.skippable || isSkipped(run, slot.name)) ? '—' : null;
  const option = slot?.options.find((o) => o.value === value);
  return show(option ? option.label : value, slot && !filter ? FILTER_OF_TYPE[slot.type] : filter, view.language);
}

const FILTER_OF_TYPE: Record<string, string> = { amount: 'money', date: 'date', term: 'term', percent: 'percent' };

/** One value in words: Localized texts in the language, numbers and dates by the filter `money`, `number`, `percent`, `date`, `term` or `direction`. */
export function show(value: unknown, filter: string | undefined, language: Language): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') return 'zh' in value ? String((value as Localized)[language] ?? (value as Localized).zh) : null;
  if (filter === 'money') return money(Number(value), language);
  if (filter === 'number') return grouped(Number(value));
  if (filter === 'direction') return language === 'zh' ? (value === 'in' ? '收入' : '支出') : String(value);
  if (filter === 'percent') return `${String(value)}%`;
  if (filter === 'date') return date(String(value), language);
  if (filter === 'term') return term(String(value), language);
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  return String(value);
}

/** Yuan: 12345.5 → "12,345.50 元" or "CNY 12,345.50"; whole yuan without decimals. */
function money(yuan: number, language: Language): string {
  return language === 'zh' ? `${grouped(yuan)} 元` : `CNY ${grouped(yuan)}`;
}

function grouped(amount: number): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  return new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount);
}

function date(iso: string, language: Language): string {
  const at = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return iso;
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

function term(iso: string, language: Language): string {
  const length = readTerm(iso);
  if (!length) return iso;
  const units = [[Math.floor(length.months / 12), '年', 'year'], [length.months % 12, '个月', 'month'], [length.days, '天', 'day']] as const;
  return units.filter(([n]) => n > 0).map(([n, zh, en]) => (language === 'zh' ? `${n} ${zh}` : `${n} ${en}${n === 1 ? '' : 's'}`)).join(' ');
}
