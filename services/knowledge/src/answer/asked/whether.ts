import type { Aspect } from '@lobby/contracts';

export const ASKS_WHETHER = /吗|么(?!样)|嘛|能不能|可不可以|是不是|是否|有没有|支不支持|行不行|\b(?:can|does|do|is|are)\b/i;
/** Aspects that stand beside a question of yes or no without changing it; any other has an answer of its own. */
export const BESIDE_WHETHER: ReadonlySet<Aspect> = new Set(['eligibility', 'benefit', 'what', 'find']);
