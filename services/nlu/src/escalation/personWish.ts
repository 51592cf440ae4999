const PERSON = '(?:人工|真人|活人|大活人|仁工|人攻|人功)';
/** Compounds in which 人工 and 真人 mean something else, or the service is only spoken of. */
const COMPOUND = '(?!智能|智障|审|复核|核验|费|成本|工号|排班|通道(?!给|接)|和|与|排队|被|要等|湖|降|草|授|耳|窗口|柜台|录入|认证|视频|头像|秀|汇款|误差|操作失误|翻译)';
const OFFICE = '(?:客服|坐席|座席|专员|接线员|话务员|客户经理|经理|主管|领导|负责人|管事的|能做主的|班长|上级)';
const FETCH = '(?:来一?[个位]|转接?|接通?|找|叫|换|喊|要|呼叫|切换?|连接?|联系|申请|请|让|给我|传|砖|搵|揾)';
const LINK = '(?:我|你们?|您|个|一个|一位|位|一下|到|给|入|成|上|去|在线|的|专属|上级|真人|人工|值班|客服|那边|\\s){0,4}';
// Bounded: 接听 is also 接 and 听, and an unbounded repetition of such choices would take for ever on a long line of them.
const CLOSING = '(?:呢|吗|嘛|么|啊|呀|吧|了|谢谢|请|麻烦|快|急|来|来人|在|在线|在不在|在哪|有|接|听|一下|接听|接待|处理|介入|咨询|服务|客服|人员|坐席|小姐|热线|行不行|好吗|可以|[\\s,.!?]){0,8}';

/** Wishes for a person in so many words: they must not wait for a model. Each pattern reads normalised text. */
const WISHES: readonly RegExp[] = [
  new RegExp(`${FETCH}${LINK}${PERSON}${COMPOUND}`),
  new RegExp(`^[\\s,.!]*(?:喂|你好|请|麻烦|快|直接|还是|有没有|有|0|按0|[\\s,]){0,6}(?:${PERSON}${COMPOUND}|客服|在线客服|坐席|座席|接线员|话务员)(?:客服|服务|坐席|专员|人员|小姐|代表)?${CLOSING}$`),
  new RegExp(`^(?:${PERSON}[\\s,!]*){2,}${CLOSING}$`),
  /(?:不要|不想|不跟|不和|别|拒绝|关掉|停止?|烦).{0,6}(?:机器人|机器|ai|自动回复|模板|复制粘贴)(?!.{0,4}(?:理财|投顾|炒股))/,
  /(?:找|叫|来|换|让|派|请|安排|给我接?)(?:个|一个|位)?(?:活|真|明白|懂行?|能做主|管事|其他|别)?的?人(?:来|过来|出来|接|跟我(?:说|讲|聊|谈)|和我(?:说|讲|聊|谈)|给我(?:回|打|来)|联系我|回(?:复|电|我)|打(?:个)?电话|处理|解决|服务|[!。]|行不行|啊|吧|$)/,
  /(?:跟|和|同|与)(?:真|活)?人(?:工)?(?:说|讲|聊|谈|沟通|对话|通话|交流)/,
  new RegExp(`${FETCH}${LINK}${OFFICE}(?:来|接|出来|过来|说|讲|谈|聊|跟我|和我|听|处理|回|打|人员|小姐|代表|谢谢|[!。,\\s]|吧|啊|$)`),
  /(?:zhuan ?ren ?gong|^ren ?gong(?: ?ke ?fu)?[\s!.]*$|^zrg$|转 ?ren ?gong|^(?:zhao ?)?zhen ?ren$)/,
];
const WISHES_EN: readonly RegExp[] = [
  /^(?:(?:please|pls|just|now|ok|hello|hi|i (?:want|need)|i'd like|get me|give me|can i (?:have|get)|a|an|the|live|real|human|actual|speak to|talk to|connect|some)[\s,]+)*(?:human(?: being)?|agent|representative|rep|operator|person|customer (?:service|support|care|representative)(?: (?:rep|representative|agent))?|live (?:agent|chat|person|support)|staff|supervisor|manager|advis[eo]r|employee)(?:[\s,.!?]|please|pls|now|asap|right away|agent|rep)*$/,
  /\b(?:speak|talk|chat|connect|transfer me|put me|switch|hand(?: me)? over|pass me|put through|get me|give me|reach|escalate|let me have a word)\b(?: \w+){0,3}? ?(?:to|with|through to|over to)? ?(?:a|an|the|some|your|any|one of your)? ?(?:real|live|human|actual|another)? ?(?:human|person|people|agents?|representative|rep|operator|advis[eo]r|someone|somebody|staff|manager|supervisor|employee|colleague|customer (?:service|support|care))\b(?!'s|s'| account)/,
  /\bno (?:more )?(?:bots?|robots?|machines?)\b|\bnot (?:a |to a )?(?:bot|robot|machine)\b|\b(?:stop|hate|skip|bypass|enough of|sick of) (?:with )?(?:the |this |these |talking to (?:a |this )?)?(?:bot|robot|machine|automated)/,
];
const NOT_WISHED = /(?:不用|不要|不必|没必要|用不着|不需要|无需|别|不打扰|不麻烦|先不|先别|暂时不|不想|不找|取消)(?:再|给我|帮我|急着?)?(?:转|找|接|叫|联系|要)?(?:人工|真人|客服|坐席|经理)|(?:no need|do ?n[o']t (?:need|want|transfer|connect|put|call)|without).{0,24}(?:human|person|agent|transfer|representative|anyone|staff|me)\b/;
// The service is asked about, or an earlier talk is told.
const ONLY_TALKS = /(?:人工|客服|坐席|经理|柜台|窗口).{0,8}(?:几点|电话(?:是|多少|号|变)|热线|号码|邮箱|时间|上班|下班|收费|要钱|招聘|岗位|地址|工资|数量|休息|权益|叫什么)|(?:刚才|刚刚|昨天|上次|之前|前面|已经|早上)?.{0,4}(?:人工|客服|经理)(?:客服|坐席|那边)?(?:说(?!话)|让(?!真人|人)|告诉|跟我说|已经|态度|很|帮我(?:解决|办好|处理好)|推荐|回访)|是(?:真人|人工|活人|机器人)还是|你是.{0,4}(?:真人|机器人|人)|机器人.{0,4}(?:好用|不错|叫什么|会什么)|(?:人工|客服|坐席).{0,6}(?:是指|是什么|什么意思)|\b(?:travel|estate|insurance|transfer|payroll) agents?\b|\b(?:agent|rep|representative|advis[eo]r|operator|human)\b.{0,16}\b(?:told|said|was|helped|called|fees?|yesterday)|\b(?:hours|opening|open|phone number|number|email)\b|\b(?:another|third|each|per) person\b|person'?s|are you|is this|in person\b|how much/;

/** Whether a text wishes for a person in plain words (`yes`), declines one or only speaks of it (`no`), or does neither. */
export function personWish(text: string): 'yes' | 'no' | null {
  const read = text.slice(0, 400);
  if (NOT_WISHED.test(read)) return 'no';
  const wishes = WISHES.some((pattern) => pattern.test(read)) || WISHES_EN.some((pattern) => pattern.test(read));
  if (ONLY_TALKS.test(read)) return /(?:转|接|换|找|叫)(?:个|一?下|到)?(?:人工|真人|活人)|(?:找|叫|换)个?人来|speak to|talk to|transfer me|connect me/.test(read) ? (wishes ? 'yes' : null) : 'no';
  return wishes ? 'yes' : null;
}
