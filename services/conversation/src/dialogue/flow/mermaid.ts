import { inLanguage, type FlowBody, type FlowStep, type Language } from '@lobby/contracts';
import { exits } from './validateFlow.ts';

const WORDS = { zh: { yes: '是', no: '否', error: '失败', other: '其他' }, en: { yes: 'yes', no: 'no', error: 'fails', other: 'otherwise' } } as const;

/** A flow as a Mermaid flowchart: questions as slanted boxes, decisions as diamonds, calls to the bank as subroutines. */
export function flowDiagram(body: FlowBody, language: Language = 'zh'): string {
  const nodes = body.steps.map((step) => `  ${step.id}${shape(step, body, language)}`);
  const edges = body.steps.flatMap((step, i) => exits(step, body.steps[i + 1]?.id ?? '').filter((e) => e.to !== '').map((e) => `  ${step.id} -->${label(step, e.field, language)} ${e.to}`));
  return ['flowchart TD', ...nodes, ...edges].join('\n');
}

function shape(step: FlowStep, body: FlowBody, language: Language): string {
  const text = (t: string) => `"${t.replaceAll('"', '#quot;').replaceAll('\n', '<br/>')}"`;
  if ('collect' in step) {
    const slot = body.slots.find((s) => s.name === step.collect);
    return `[/${text(slot ? inLanguage(slot.question, language) : step.collect)}/]`;
  }
  if ('confirm' in step) return `{${text(inLanguage(step.confirm, language))}}`;
  if ('branch' in step) return `{${text(step.id)}}`;
  if ('call' in step) return `[[${text(step.call)}]]`;
  if ('compute' in step) return `[[${text(step.compute)}]]`;
  if ('eligibility' in step) return `[[${text(step.eligibility.product)}]]`;
  if ('ticket' in step) return `[${text(inLanguage(step.ticket.subject, language))}]`;
  if ('handoff' in step) return `([${text(`→ ${step.handoff.queue}`)}])`;
  return 'end' in step ? `((${text('●')}))` : `[${text(inLanguage(step.say, language))}]`;
}

function label(step: FlowStep, field: string, language: Language): string {
  const words = WORDS[language];
  const text = field === '.onError' ? words.error : field === '.onNo' ? words.no : field === '.else' ? words.other : 'confirm' in step ? words.yes : 'branch' in step ? condition(step, field) : '';
  return text === '' ? '' : `|"${text.replaceAll('"', '#quot;')}"|`;
}

function condition(step: Extract<FlowStep, { branch: unknown }>, field: string): string {
  const when = step.branch[Number(/\d+/.exec(field)?.[0])]?.when;
  return when && 'fact' in when ? `${when.fact} ${when.op} ${'value' in when ? String(when.value) : ''}`.trim() : '…';
}
