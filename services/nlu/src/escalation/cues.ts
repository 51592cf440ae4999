/**
 * Signs of how a dangerous word is meant: told as happening, or asked about, remembered, read in the news. None decides alone; each shifts the alarm's odds by a fixed
 * weight (alarm.ts). Patterns read normalised text.
 */
const CUES = {
  asksAbout: /(?:吗|么|呢|多少|什么|啥|怎么|如何|怎样|哪|几点|几天|多久|能不能|可不可以|是不是|有没有|区别|流程|意思|模板|怎么(?!办|回事|弄|搞|会|这么)[^,。]{1,4})[?。!\s]*$|是什么|什么是|^(?:怎么(?!办|回事|会)|如何|怎样|哪|为什么)|^(?:what|how|when|where|who|which|can|could|do|does|is|are|will|should|any)\b|\?$|is that (?:right|true|so)[.\s]*$/,
  prevents: /防(?:止|范|诈|骗|盗)|避免|预防|识别|辨别|判断|(?<!不)小心|要注意|注意什么|宣传|讲座|常见|(?:怎么|如何)(?:核实|查证)|真假|是真的吗|how (?:can|do) (?:i|you) (?:tell|spot|protect|avoid|prevent|report)|\bavoid|\bprotect(?:ed|ion)? (?:from|against|myself|my parents)|\bprevent|\bcommon\b|\btips\b/,
  // Not every 新闻 and 电视: whoever will call 电视台 threatens.
  hearsay: /(?:看|听)(?:了|到)?新闻|新闻(?:里|上|说|讲)|报道(?:说|称)|听说|电视(?:里|上)|网上(?:说|都)|看到说|据说|同事说|人家说|(?:网站|官网)上?(?:写|说)|(?:website|site) says|read about|the news says|in the news|i heard|newspaper says|saw (?:your|on)/,
  // A death is always past and still has to be dealt with.
  isPast: /^(?!.*(?:去世|过世|病逝|离世|逝|身故|死|遗产|继承|走了|没了|died|dead|death|deceased|passed)).*(?:去年|前年|年前|上次|之前|以前|早就|结案|已经(?:解决|处理|赔|帮|结)|解决了|处理好了|破了案|案子破|years? ago|last year|resolved|\bclosed\b|already (?:spoke|solved|fixed)|helped)/s,
  noHarm: /没(?:有)?(?:点|打开|理(?![由财])|上当|损失|答应|告诉|信(?![号用])|回他|被刷|人用|给(?:他|她|对方)|提供)|(?:我|就|已经?)拒绝了(?!我)|回绝|已经?挂失|挂失(?:了|好)|(?<![没别不敢]|让我)挂(?:了|断)|只是(?:想|问|提醒)|(?<!不是|并非|没|没有|又不是)(?:我|本人)(?:自己|本人)(?:在.{1,4})?(?:操作|刷|转|弄|买)|(?:追|要|退|找)回来了|本人在?(?:操作|刷)|原来是|误判|误拦|did ?n[o']t (?:open|click|answer|give|send|fall)|hung up|have ?n[o']t (?:open|click)|nobody (?:has )?used|(?:i|we) (?:refused|rejected|declined|ignored)|already blocked|no (?:loss|transactions)|i made (?:that|it|the) |my own (?:payment|transfer|purchase)|turns? out/,
  /** Nobody died and nothing was lost: asked for some day, or for anybody. Not 如果 and "if": those begin threats too. */
  supposes: /(?:只是|纯属?|单纯|就是|有点)(?:好奇|问问|了解)|随便问|提前(?:了解|问)|未雨绸缪|\bjust (?:curious|wondering|planning|asking)|out of curiosity|planning ahead|hypothetical|in theory|what happens .{0,40}\b(?:if|when) (?:somebody|someone|a (?:customer|person|client)|people)/,
  isNow: /刚|正在|现在|马上|赶紧|赶快|快[帮点把给停锁拦!]|立刻|立即|还在|这会儿|今天|分钟|小时前|一直在|已经[转打]|正[跟被让]|\bjust\b|\bnow\b|minutes? ago|an? hour ago|this (?:minute|moment)|\bstill\b|\btoday\b|as we speak|\bkeeps?\b|happening/,
  refusesPerson: /(?:不用|不要|不必|没必要|不需要|别|先不|先别|暂时不|不想|取消)(?:再|给我|帮我)?(?:转|找|接|叫)?(?:人工|客服|真人|坐席)|no need (?:to|for)|do ?n[o']t (?:(?:transfer|connect) me|(?:need|want) (?:an? )?(?:agent|human|person))/,
  isPleased: /表扬|不错|很好|好用|聪明|\bnice\b|\bgreat\b|helpful/,
  jokes: /哈哈|笑死|笑不活|开玩笑|\blol\b/,
} as const satisfies Readonly<Record<string, RegExp>>;

export type Cue = keyof typeof CUES;
export const CUE_NAMES = Object.keys(CUES) as Cue[];
const MAX_READ = 1_500;

/** Which cues stand in the text, in the order of CUE_NAMES: 1 or 0. */
export function cuesOf(text: string): number[] {
  const read = text.slice(0, MAX_READ);
  return CUE_NAMES.map((name) => (CUES[name].test(read) ? 1 : 0));
}
