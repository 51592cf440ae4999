import type { Language } from '@lobby/contracts';
import { saidInChinese, type Said } from '@lobby/ui/said';

const WORDS: Readonly<Record<string, string>> = {
  answer: '答复', ask: '追问', clarify: '澄清', confirm: '确认', cancel: '取消', chitchat: '闲聊', refuse: '婉拒', handoff: '转人工', verdict: '判定', need_fact: '还要问一项', ambiguous: '请客户选', none: '没有答案',
  eligible: '符合', ineligible: '不符合', unknown: '还不能定', 'as wanted': '符合预期', 'every turn as scripted': '每一轮都符合预期',
};
const word = (text: string): string => text.split('+').map((one) => WORDS[one] ?? one).join('、');

/** What the bench wants and gets, piece by piece. */
const PIECES: readonly Said[] = [
  [/^turn (\d+)$/, (turn = '') => `第 ${turn} 轮`],
  [/^cites (\S+)$/, (id = '') => `要引用 ${id}`],
  [/^says "([\s\S]*)"$/, (said = '') => `要有“${said}”`],
  [/^not "([\s\S]*)"$/, (said = '') => `不能有“${said}”`],
  [/^not (\w+)$/, (act = '') => `不能${word(act)}`],
  [/^does not say "([\s\S]*)"$/, (said = '') => `没有“${said}”`],
  [/^does not cite (\S+)$/, (id = '') => `没有引用 ${id}`],
  [/^(?:act|kind|verdict) (\S+)$/, (got = '') => word(got)],
  [/^topic (\S+)$/, (topic = '') => `主题 ${topic}`],
  [/^asks (\S+)$/, (fact = '') => `追问 ${fact}`],
];

/** A line of the bench in the reader's language. Pieces are set apart by a dot, or by a comma where there are several faults; what is no piece of ours is an answer, and stays as it was given. */
export function benchText(text: string, language: Language): string {
  if (language === 'en') return text;
  return text.split(' · ').map((part) => part.split(/, (?=does not |says |not |act |kind |verdict |topic |asks )/).map((piece) => saidInChinese(PIECES, piece) ?? word(piece)).join('，')).join(' · ');
}
