import { plainWords } from './plainWords.ts';

const THING = '(?:这|那)(?:一)?(?:个|款|张卡?|种|只|项)|它|第[一二三](?:个|张|款|种)|前者|后者|前面那个|后面那个|最后那?[个张款]';
const ZH = new RegExp(`^(?:好的?|行|嗯|哦|可以|那么?|就|我|先|还是|想|要|给我|帮我|给我们?|直接)*(?<verb>办理?|申请|开|买|存|选|要|来|借|贷|定|投)(?:一下|一?[个张份款只])?(?:${THING})?(?:吧|了|好了|啦|呗|算了)*$|^(?:好的?|行|嗯|那么?|就|我)*(?<just>就|选|定)(?:${THING})(?:吧|了|好了|啦)*$`, 'u');
const EN = /^(?:(?:ok|okay|well|then|yes|great|so|fine|and) )*(?:(?:ill|i will|lets|let us|id like to|i want to|i would like to|can i|i) )?(?:take|get|have|go (?:with|for)|apply for|choose|pick|want|open|buy) (?:it|that|this|(?:that|this|the (?:first|second|third|former|latter|last)) ?(?:one|card|account|loan|deposit|fund|product)?|one)(?: then| please| now)*$|^(?:ok |then )?sign me up(?: for (?:it|that|this)(?: one)?)?(?: please)?$/u;
/** Verbs that say what is done with the thing; the others only choose it. */
const OWN_VERBS = new Set(['办', '办理', '申请', '开', '买', '存', '借', '贷', '投']);

/**
 * "那就办这个吧", "I'll take it": picks what was spoken of. The verb it is picked by; null where a message says more. With nothing named it means the product under
 * discussion, whichever that is.
 */
export function readPick(text: string): { verb: string } | null {
  const words = plainWords(text);
  const zh = ZH.exec(words)?.groups;
  if (zh) return { verb: OWN_VERBS.has(zh.verb ?? '') ? zh.verb ?? '办' : '办' };
  return EN.test(words) ? { verb: 'get' } : null;
}
