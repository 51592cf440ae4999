import type { Passage, VectorOf } from '../faq/faqStore.ts';

const DIMENSIONS = 512;
const OBJECTS = ['白金卡', '金卡', '借记卡', '大额存单', '定期存款', '房贷', '车贷', '理财', '基金', '积存金', '手机银行', '网上银行', '短信通知', '保管箱', '外币存款', '养老金账户', '信用卡账单', '分期', '跨行转账', '境外汇款'];
const ASKED = ['怎么办理', '要多少钱', '需要什么材料', '多久能到账', '可以取消吗', '限额是多少', '在哪里查询', '忘了密码怎么办', '失败了怎么处理', '有什么优惠'];
const WHO = ['老人', '学生', '外籍客户', '企业主', '个体户', '未成年人', '军人', '教师', '新客户', '贵宾客户'];
const WAYS = ['', '请问', '我想知道', '麻烦问下', '那个'];

/** `count` FAQs of five phrasings each, all different, of the words a bank's customers use. */
export function faqPassages(count: number): Passage[] {
  return Array.from({ length: count }, (_, i): Passage => {
    const [object, asked, who] = [OBJECTS[i % OBJECTS.length], ASKED[Math.floor(i / OBJECTS.length) % ASKED.length], WHO[Math.floor(i / (OBJECTS.length * ASKED.length)) % WHO.length]];
    const serial = Math.floor(i / (OBJECTS.length * ASKED.length * WHO.length));
    return {
      id: `faq.f${i}:zh`, itemId: `faq.f${i}`, version: 1, kind: 'faq', language: 'zh', title: `${who}${object}${asked}（第${serial}类）`, phrasings: WAYS.map((way, w) => `${way}${who}${w % 2 ? '的' : '办'}${object}${asked}${serial}`),
      body: `${who}办理${object}时${asked}，按第${serial}类规定处理。`, topic: null, products: [], categories: [], audience: 'customer', channels: [], validFrom: '2026-01-01', validTo: null,
    };
  });
}

/** A unit vector per text, the same for the same text: what the time of a search depends on is their number, not their meaning. */
export const vectorsFor = (): VectorOf => (text) => {
  let seed = 2166136261;
  for (let i = 0; i < text.length; i += 1) seed = Math.imul(seed ^ text.charCodeAt(i), 16777619);
  const vector = new Float32Array(DIMENSIONS);
  for (let i = 0; i < DIMENSIONS; i += 1) { seed = Math.imul(seed ^ (seed >>> 13), 1274126177); vector[i] = ((seed >>> 0) / 2 ** 31) - 1; }
  const length = Math.hypot(...vector);
  return vector.map((v) => v / length);
};
