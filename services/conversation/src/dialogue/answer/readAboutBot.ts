import { plainWords } from './plainWords.ts';

const WHO = /^(?:请问|那|所以)?(?:(?:你|您)(?:到底)?(?:是|叫)(?:谁|什么|啥|什么名字|啥名字|哪位|不是)?(?:机器人|真人|人工智能|ai|人|真的人|活人)?(?:还是.{1,6})?(?:吗|啊|呀|呢|吧|么)?|我?(?:是)?在(?:跟|和)(?:谁|机器人|真人|人|ai)(?:说话|聊天?)(?:吗|呢)?|(?:机器人|真人)(?:吗|吧|还是.{1,4}))$|^(?:so |hi |hello )?(?:(?:who|what) are you|who am i (?:talking|speaking|chatting) (?:to|with)|(?:am i|is this|are you)(?: (?:talking|speaking|chatting) (?:to|with))? (?:a |an )?(?:real )?(?:robot|bot|chatbot|human|machine|ai|person|real)(?: or .{1,20})?|(?:whats|what is) your name)$/u;
const WHAT = /^(?:请问|那)?(?:你|您)(?:都|还)?(?:能|会|可以)(?:帮我?|帮忙|为我|给我)?(?:做|干|办|查|处理|解决|回答)?(?:点|些)?(?:什么|啥|哪些)(?:事情?|忙|业务|问题)?(?:呢|呀|啊|吗)?$|^(?:so |and )?(?:what (?:can|do) you (?:do|help)(?: me)?(?: with)?(?: for me)?|how can you help(?: me)?|what can i ask(?: you)?)$/u;

/** A question about the bot itself: who it is, or what it can do. Null for anything that says more. */
export function readAboutBot(text: string): 'who' | 'what' | null {
  const words = plainWords(text);
  return WHO.test(words) ? 'who' : WHAT.test(words) ? 'what' : null;
}
