import type { Aspect } from '@lobby/contracts';

/** Words that show what a question is about. Several may hold. */
const WORDS: readonly [Aspect, RegExp][] = [
  ['waiver', /免(?:年费|收|除|掉|手续费|吗|不|得|费|息|了|交|一下)|(?:能|可|怎么|如何|怎样|咋)(?:以)?.{0,4}免|减免|不收|不用交|不要钱|退(?:还)?年费|返还|优惠|打折|折扣|waiv|waiver|free of charge|for free|discount|exempt|no fee|avoid (?:the |paying )?(?:annual )?fee|refund(?:ed)? (?:the )?fee/],
  ['fee', /手续费|年费|费用|收费|工本费|管理费|违约金|滞纳金|要钱|扣钱|花钱|多少钱.{0,4}(?:办|补|换|开)|(?:办|补|换|转|汇|开).{0,6}多少钱|费率|服务费|收(?:不收|多少|几)|交多少|^(?!.*(?:能|可以|最多|最少|存|借|贷|转|取|汇|还|欠|剩|有|挣|赚|得|月供|花了|刷)).{2,12}要多少钱|^(?!.*[存借贷还转取花]).{2,12}(?:一年|每年|一个月|每个?月|一次|每次|一笔)(?:要|得|是)?多少钱|fees?\b|charges?\b|cost|how much (?:is it|does it|do you|to)|penalty|commission/],
  ['rate', /利率|利息|年化|收益率|收益|汇率|牌价|报价|几个点|lpr|息|金价|interest|\brates?\b|apr\b|apy\b|yield|return|exchange rate/],
  ['limit', /限额|额度|上限|最多|最高|封顶|起存|起点|起购|门槛金额|最低(?:多少|存|买)|最少|提额|limits?\b|maximum|max\b|minimum|cap\b|at most|how much can i|credit line/],
  ['material', /材料|证件|资料|带什么|带啥|带哪些|要带|需要什么|要什么|要啥|准备什么|准备啥|手续(?!费)|证明|复印件|身份证.{0,4}(?:要|带|行|够)|documents?|docs\b|paperwork|what do i (?:need|bring)|bring|materials?|required to bring|id needed/],
  ['eligibility', /能不能(?:办|申请|贷|买|开)|可不可以(?:办|申请|贷|买|开)|够不够格|够格|够条件|有资格|资格|条件|要求|符合|门槛|能(?:办|申请|申|贷|开|买|下).{0,10}(?:吗|不|么|嘛)|可以(?:办|申请|贷|开|买).{0,10}(?:吗|不|么|嘛)|批(?:得)?(?:下来|了)?(?:吗|不)|什么人(?:能|可以)|谁(?:能|可以)|eligib|qualif|requirements?|criteria|am i able|can i (?:apply|get|open|buy|have)|do i (?:meet|need to be)|who can/],
  ['channel', /在哪(?:里|儿)?(?!个)|哪里(?:能|可以|办|查|看|改)|哪儿(?:能|可以|办|查)|去哪|网点办|柜台|手机(?:银行)?(?:上|能|可以|办)|网上(?:能|可以|办)|线上|app(?:上|能|可以|里)|电话(?:能|可以|办)|where (?:can|do|to)|in the app|online\?|at a branch|by phone|which channel/],
  ['hours', /几点|营业时间|上班|下班|开门|关门|周末(?:开|上|办|营)|周[六日天](?:开|上|营)|节假日|开到|opening hours|open (?:on|at|until|today|tomorrow)|opens?\b.*(?:when|time)|close(?:s|d)? (?:at|on)|what time|business hours|hours\b/],
  ['how', /怎么|怎样|如何|咋|步骤|流程|教我|办法|操作|怎办|how (?:do|can|to|should)|steps?\b|process|procedure|way to|walk me through|guide/],
  ['compare', /区别|哪个(?:好|划算|高|合适|更)|对比|比较|相比|还是.{1,12}(?:好|划算|合适)|不同|划算|差别|difference|compare|versus|\bvs\b|better|which (?:one|is)/],
  ['find', /有(?:没有|哪些|什么|啥).{0,14}(?:卡|产品|理财|基金|存款|贷款|网点)|推荐|哪(?:款|种|张|些)|什么(?:卡|产品|理财|基金|存款|贷款)|recommend|suggest|which (?:card|product|fund|deposit|account)|any (?:card|product|fund)s?|looking for/],
  ['alternative', /替代|别的(?!城|地|省|市|银行|人|行|网点|号)|其他(?:的)?(?:办法|产品|方式|选择)|换一(?:个|款|种)|还有(?:什么|啥|哪些|没有)(?:别的|其他)?|alternative|another (?:option|way|product)|instead|other options?|something else/],
  ['progress', /进度|到哪(?:一步|了)|办好(?:了)?(?:没|吗)|批(?:了)?没|审(?:核|批)?(?:到|得|好|完|过)|下来(?:了)?(?:没|吗)|寄(?:出|到)(?:了)?(?:没|吗)|状态|progress|status|approved yet|still (?:pending|processing|under)|any update|how far/],
  ['time', /多久|多长时间|几天|几个工作日|什么时候|啥时候|何时|什么时间|多少天|要等|时效|到账时间|how long|when (?:will|do|does|can|is)|how many (?:days|weeks)|how soon|by when|what day/],
  ['amount_due', /要还多少|还多少|应还|最低还款|欠(?:了)?多少|账单(?:金额|多少)|还剩多少|剩(?:余|多少)|月供|每(?:个)?月(?:还|要还|多少)|how much (?:do i owe|is due|is left)|amount due|minimum payment|balance due|monthly (?:payment|instal)|owe/],
  ['benefit', /权益|好处|积分|里程|贵宾厅|特权|礼遇|返现|福利|优势|送什么|礼品|benefits?|perks?|rewards?|lounge|miles|points|cashback|privilege/],
  ['risk', /风险|保本|亏|安全(?:吗|不|么)|会不会(?:赔|跌|亏)|靠谱|可靠|存款保险|risk|safe\b|lose (?:money|my)|guarantee|principal protected|insured/],
  ['what', /是什么|什么是|是啥|啥是|什么意思|介绍|了解一下|说说|讲讲|什么叫|what (?:is|are|does)|tell me about|explain|meaning of|information (?:on|about)/],
];

/** What a message asks about, by its words; the order is the contract's, not the text's. */
export function aspectsOf(text: string): Aspect[] {
  const read = text.slice(0, 1_000);
  return WORDS.filter(([, pattern]) => pattern.test(read)).map(([aspect]) => aspect);
}
