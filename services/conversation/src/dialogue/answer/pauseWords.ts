import { only, plainWords } from './plainWords.ts';

const OPENING = '哎呀?|唉|呃|额|诶|那个?|嗯|哦|噢|好的?|ok|okay|well|um+|oh|hmm+|sorry|please|麻烦|请';
const WAIT = only('等(?:一下|一等|等|会儿?|下)|等我(?:一下|找找|看看|想想)?|稍[等候]|我(?:去)?(?:找|看|想|查|拿)(?:找|看|想|查|拿|一下)?|马上|(?:hold|hang) on|wait|(?:a |one |just a |give me a )?(?:sec|second|moment|minute)|let me (?:check|see|look|find it|have a look)', `${OPENING}|你|您|先|一下`);
/** "等一下我找下卡号", "hold on, let me get my card": asks for a moment and says what for. */
const FETCH = /^(?:哎|呃|嗯|哦|好|那)*(?:你|您)?先?(?:等(?:一下|一等|等|会儿?|下|我)?|稍[等候])(?:一下)?(?:哈|啊|哦|吧)?我?(?:先|去|要|得)*(?:找|看|查|拿|翻|问|想|确认|核对)(?:找|看|查|问|一?下)?\p{Script=Han}{0,6}$|^(?:ok |sorry )?(?:hold on|hang on|wait|(?:one|just a|give me a) (?:sec|second|moment|minute)) (?:please )?(?:let me|ill|i will|i need to|i have to) (?:find|check|get|look|grab|see|ask)\b.{0,24}$/u;
const GO_ON = only('继续(?:办|吧)?|接着(?:来|说|办)?|往下(?:走|说)?|下一步|快(?:点|啊|些|一点)*|赶紧的?|抓紧|continue|carry on|go on|next|proceed|hurry(?: up)?|quick(?:ly)?', `${OPENING}|吧|刚才的?|刚刚的?|之前的?|原来的|上面的|那件事|这件事|it|that|with`);
const CALL = only('在(?:不在|吗|么|嘛|线吗)|有人(?:在)?(?:吗|么)?|人呢|还在(?:吗|么)?|喂+|hello|hi|hey|are you (?:still )?there|(?:is )?any(?:one|body) (?:there|here)|you there', `${OPENING}|你|您`);

/** "等一下我找找": the customer is still there and needs a moment. */
export const asksToWait = (text: string): boolean => /等|稍|找|看看|想想|查|拿|hold|hang|wait|sec|moment|minute|let me/u.test(text.toLowerCase()) && (WAIT.test(plainWords(text)) || FETCH.test(plainWords(text)));

/** "在吗", "人呢": calls for somebody who was there a moment ago. */
export const callsOut = (text: string): boolean => CALL.test(plainWords(text));

const BACK = /接着|继续|回到|说回|(?:back|return) to|continue|go on with|carry on/iu;
const BACK_BY = 16;

/** "接着挂失，尾号0091": takes up again what was put aside, near the beginning of a message that may say more. */
export const goesBack = (text: string): boolean => BACK.test(text.slice(0, BACK_BY));

/** "继续": with nothing more said. */
export const saysGoOn = (text: string): boolean => /继续|接着|往下|下一步|快|赶紧|抓紧|hurry|quick|continue|carry on|go on|next|proceed/iu.test(text) && GO_ON.test(plainWords(text));
