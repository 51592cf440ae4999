import { inLanguage, type DialogueKnowledge, type DialogueState, type HandoffPacket, type Language } from '@lobby/contracts';

const WORDS = {
  zh: {
    topic: '客户咨询', flow: '正在办理', known: '已知', verdict: '判定', unanswered: '未答', tried: '已答复依据', signal: '预警', sep: '；', stop: '。', colon: '：',
    outcome: { eligible: '符合', ineligible: '不符合', unknown: '条件不全' },
    reason: {
      asked_for_person: '客户要求人工', must_escalate: '必须由专人处理', repeated_failure: '多次未能解决', flow: '业务流程要求人工', cannot_answer: '没有依据可答', turn_limit: '对话过长',
      knowledge_unavailable: '查询系统不可用',
    },
  },
  en: {
    topic: 'Asks about', flow: 'In progress', known: 'Known', verdict: 'Verdict', unanswered: 'Unanswered', tried: 'Answered from', signal: 'Signal', sep: '; ', stop: '. ', colon: ': ',
    outcome: { eligible: 'eligible', ineligible: 'not eligible', unknown: 'facts missing' },
    reason: {
      asked_for_person: 'Customer asked for a person', must_escalate: 'Needs a specialist', repeated_failure: 'Repeated failure', flow: 'The flow needs a person', cannot_answer: 'No rule to answer from',
      turn_limit: 'Long conversation', knowledge_unavailable: 'Lookup unavailable',
    },
  },
} as const;

/** A few plain sentences for the agent, in the conversation's language, made of the packet alone. */
export function summarise(packet: Omit<HandoffPacket, 'summary'>, state: DialogueState, know?: DialogueKnowledge): string {
  const w = WORDS[packet.language];
  const line = (name: string, value: string | null | undefined) => (value ? `${name}${w.colon}${value}` : null);
  const flow = state.active && know?.flows.find((f) => f.id === state.active?.flow);
  return [
    w.reason[packet.reason],
    line(w.signal, packet.signalTitle ?? packet.signal),
    line(w.topic, packet.topics[0] && topicTitle(packet.topics[0].id, packet.language, know)),
    line(w.flow, flow ? inLanguage(flow.title, packet.language) : null),
    line(w.known, packet.known?.join(w.sep)),
    line(w.verdict, packet.verdict && `${productTitle(packet.verdict.product, packet.language, know)} ${w.outcome[packet.verdict.outcome]}`),
    line(w.unanswered, packet.unanswered),
    line(w.tried, packet.tried.slice(-3).map((c) => `${c.title}${packet.language === 'zh' ? `（第 ${c.version} 版）` : ` (version ${c.version})`}`).join(w.sep)),
  ].filter((part) => part !== null && part !== '').join(w.stop).trim() + w.stop.trim();
}

function topicTitle(id: string, language: Language, know?: DialogueKnowledge): string {
  const topic = know?.topics.get(id);
  return topic ? inLanguage(topic.title, language) : id;
}

function productTitle(id: string, language: Language, know?: DialogueKnowledge): string {
  const product = know?.products.get(id);
  return product ? inLanguage(product.title, language) : id;
}
