import type { Language } from '@lobby/contracts';

/** What stands before the wish is bounded: an endless row of it would be read anew from each of its words. */
const WISH = /(?:(?:请|麻烦|可不可以|可以|能不能|能|算了|还是|你|您|我们|帮我|会)\s{0,3}){0,6}(?:用|说|讲|换成?|切换?[成到]?)\s{0,3}(?<zh>中文|汉语|普通话|英文|英语)\s*(?:吧|回答|回复|来|跟我说|说|聊|吗|好吗|可以吗|行吗)*|(?:(?:sorry|ok(?:ay)?|please|can|could|would|do|you|we|i|prefer|like|to|let'?s)[\s,]{1,3}){0,8}(?:(?:speak|use|talk|chat|reply|answer|continue|switch(?:\s{1,3}to)?|back\s{1,3}to|in)\s{1,3}){1,2}(?<en>english|chinese|mandarin)(?:\s+please)?|^(?<bare>english|chinese|中文|英文)(?:\s*please|吧)?/iu;

/** A wish for the language of the talk, and what else the message says. Null without one. */
export function readLanguageWish(text: string): { language: Language; rest: string } | null {
  const found = WISH.exec(text.normalize('NFKC'));
  if (!found) return null;
  const named = (found.groups?.zh ?? found.groups?.en ?? found.groups?.bare ?? '').toLowerCase();
  const others = `${text.normalize('NFKC').slice(0, found.index)} ${text.normalize('NFKC').slice(found.index + found[0].length)}`;
  const rest = others.replace(/^[\s\p{P}]+|(?<![\s\p{P}])[\s\p{P}]+$/gu, '').replace(/^(?:please|sorry|吧|谢谢)[\s\p{P}]*/iu, '');
  return { language: /英|english/.test(named) ? 'en' : 'zh', rest: /[\p{L}\p{N}]{2}/u.test(rest) ? rest : '' };
}
