import { only, plainWords } from './plainWords.ts';

const DONE = /(?:帮|给|替|为)(?:我|忙|我们)|算(?:一?下|算|一算|算看)|试算|\b(?:calculate|work (?:it|that|this) out|help me|please (?:book|block|file|register|check))\b/iu;

/** "帮我算算存款利息": wants something done, whatever it is also about. */
export const wantsDone = (text: string): boolean => DONE.test(text);

const TAKE = only('(?:帮我|给我)?(?:办|弄|查|算|预约|登记|申请|试算|处理|开始)(?:理)?(?:一下|一?下|吧|了|算)*|(?:lets )?do (?:it|that)(?: now)?|go ahead|start|please do|yes do it', '那|好的?|嗯|行|就|请|麻烦|直接|现在|吧|ok|okay|yes|please|now');

/** "帮我办吧" after an answer that offered to: takes what was offered. */
export const takesOffer = (text: string): boolean => TAKE.test(plainWords(text));
