const FETCH = '(?:直接|马上|赶紧|帮我|给我|帮忙|麻烦|我?(?:想|要|需要)|能不能|可不可以|可以|请)';
const CALL = '(?:转接?|接通?|找|叫|换|喊|呼叫|切换?|连接?|联系|来|要|有没有|有)';
const FEW = '(?:个|一个|一位|位|一下|下|到|给|入|成|在线|你们?的?|您|的){0,3}';
const PERSON = '(?:(?:人工|真人|活人|仁工|人攻)(?:的?(?:客服|坐席|座席|服务|专员|人员|小姐|代表))?|(?:在线)?(?:客服|坐席|座席|专员|接线员|话务员|客户经理|经理|主管|负责人|班长)(?:人员|小姐|代表|热线)?|(?<=[找叫换来派让])(?:个|一个|位)?(?:真|活|懂的?|明白|能做主的?)?人)';
const SPEAK = '(?:(?:跟我|和我|来|给我)?(?:说说?|讲讲?|聊聊?|谈谈?|接一下|接听|处理|办理?|问问?一?下?|咨询一?下?))?';
const ZH = new RegExp(`(?:${FETCH}){0,4}(?:跟|和|同|与)?(?:${CALL}){0,2}${FEW}${PERSON}${SPEAK}`, 'giu');

const LEAD = "(?:please|pls|just|can|could|may|would|i|i'd|i'll|you|we|want|wanna|need|like|to|let|get|give|me|have|hi|hello|ok)";
const VERB = '(?:speak|talk|chat|connect|transfer|put|switch|pass|hand|escalate|reach|see|find|call)';
const TOWARDS = '(?:me|over|through|up|directly|now|to|with|us)';
const WHICH = '(?:a|an|the|some|your|any|one|of|real|live|human|actual|another|somebody|someone)';
const SOMEONE = '(?:human(?: being)?|person|people|agent|representative|rep|operator|advis[eo]r|someone|somebody|staff|manager|supervisor|employee|colleague|customer (?:service|support|care))';
const EN = new RegExp(`\\b(?:${LEAD}[\\s,]+){0,8}(?:${VERB}\\s+)?(?:${TOWARDS}\\s+){0,3}(?:${WHICH}\\s+){0,4}${SOMEONE}\\b(?:[\\s,]+(?:please|pls|now|asap|agent|rep)\\b)*`, 'giu');

/** The machine that one would rather not talk to is no matter either. */
const BOT = /(?:不要|不想|不跟|不和|别|拒绝|关掉)?(?:再)?(?:跟|和)?(?:你们?)?(?:这个?)?(?:破|烂|傻|笨|智障|什么){0,3}的?(?:智能)?(?:机器人|机器|自动回复|客服机器人)(?:说话|聊天?|了)?|\b(?:no|not|stop|hate|skip|bypass|enough of|sick of)?(?: (?:with|talking to|a|the|this|these|more|stupid|useless)){0,3} ?(?:bots?|robots?|machines?)\b/giu;

/** What stands around a matter and is none: politeness, haste, "about", "it is". */
const AROUND = /^(?:[\s,.!?;:，。！？；：、~-]|我的?|是|关于|有关|因为|由于|为了|就是|问一?下|问问|咨询一?下?|办一?下?|处理一?下?|谢谢|麻烦|快点?|急|please|pls|thanks|thank you|right|now|it'?s|its|it is|this is|about|regarding|concerning|because|for|re|my|the|with|on|of)+(?![a-z])|(?:[\s,.!?;:，。！？；：、~-]|的?(?:事情?|问题|业务|方面)|谢谢|麻烦了?|快点?|急|吧|呢|啊|please|pls|thanks|thank you|now|asap|stuff|matters?|things?|issues?)+$/giu;

/**
 * What a message speaks of besides its wish for a person: "我要找人工，信用卡的事" speaks of 信用卡, "an agent about my mortgage please" of a mortgage, "转人工" of nothing.
 * @param text normalised text that wishes for a person
 * @returns the matter without the wish and the words around it; empty when nothing is left, and when no wish stands in it in words
 */
export function besidesPerson(text: string): string {
  const read = text.slice(0, LONGEST);
  const rest = read.replace(ZH, ' ').replace(EN, ' ').replace(BOT, ' ');
  if (rest === read) return '';
  const matter = rest.replace(AROUND, '').replace(AROUND, '').replace(/\s+/g, ' ').trim();
  const signs = [...matter.matchAll(/\p{Script=Han}/gu)].length;
  const letters = [...matter.matchAll(/[a-z]/giu)].length;
  return signs >= LEAST.signs || letters >= LEAST.letters ? matter : '';
}

/** A wish and its matter are said in a sentence or two; a longer story is judged whole. */
const LONGEST = 400;
/** Less than this names no business. */
const LEAST = { signs: 2, letters: 3 };
