import type { GateCheck } from './gateCheck.ts';

/** An FAQ or a flow for a topic that understanding does not know is never reached; a category without products says nothing. */
export const checkTopics: GateCheck = (index) => {
  const topics = new Set(index.of('topic').map((t) => t.item.body.topic));
  const categories = new Set(index.of('product').map((p) => `category:${p.item.body.category}`));
  const unknown = (itemId: string, field: string, topic: string) => (topics.has(topic) ? [] : [{ severity: 'error' as const, check: 'topics', itemId, field, message: `no topic item has the topic ${topic}` }]);
  return [
    ...index.of('faq').flatMap(({ item }) => unknown(item.id, 'body.topic', item.body.topic)),
    ...index.of('flow').flatMap(({ item }) => item.body.topics.flatMap((topic, i) => unknown(item.id, `body.topics[${i}]`, topic))),
    ...index.of('procedure').flatMap(({ item }) => (item.body.topic ? unknown(item.id, 'body.topic', item.body.topic) : [])),
    ...index.of('media').flatMap(({ item }) => (item.body.topic ? unknown(item.id, 'body.topic', item.body.topic) : [])),
    ...index.of('topic').flatMap(({ item }) => item.body.about.flatMap((to, i) => (to.startsWith('category:') && !categories.has(to) ? [{ severity: 'error' as const, check: 'topics', itemId: item.id, field: `body.about[${i}]`, message: `no product has the ${to}` }] : []))),
    ...index.of('rule').flatMap(({ item }) => item.body.appliesTo.flatMap((to, i) => (to.startsWith('category:') && !categories.has(to) ? [{ severity: 'error' as const, check: 'references', itemId: item.id, field: `body.appliesTo[${i}]`, message: `no product has the ${to}` }] : []))),
  ];
};
