/**
 * Words without which a must-escalate situation is rarely told, by signal. A hit decides nothing alone (look-alikes use the same words); it lowers what the
 * classifier must be sure of, see signals.ts. A signal that is not listed is judged by the classifier alone, so a bank may add its own.
 */
const WORDS: Readonly<Record<string, readonly RegExp[]>> = {
  fraud_underway: [
    /(?:正在|现在|马上|刚才?|刚刚|这会儿|当下|还在|立刻|赶紧|快|已经|一直|分钟前|小时前|今早|今天|昨晚|还没挂).{0,30}(?:骗|诈|转(?:账|钱|走|过去|出去|了)|汇|打钱|打款|控制|共享|屏幕|操作|冻结|拦|止付|追回|贷款)/,
    /(?:骗子|诈骗|被骗|受骗|上当|杀猪盘|刷单|安全账户|远程|遥控|被(?:人)?控制|自己在动|黑屏|对方正在|扫了|u盾|屏幕|共享屏幕|屏幕共享|冒充|公检法|公安局?|检察院|警官|洗钱|通缉|涉案).{0,40}(?:转|汇|打|钱|卡|验证码|密码|账户|冻结|拦|止付|催|逼|让我|叫我|要我|怎么办|救)/,
    /(?:让我|叫我|要我|逼我|催我|指挥我|对方让|他让|她让|他们让).{0,30}(?:转|汇|打钱|验证码|密码|屏幕|下载|贷款|远程|保密|别挂)/,
    /(?:验证码|密码|卡号|身份证).{0,16}(?:告诉|给了?|发给|报给|说给|填了|泄露|输了|念给)/,
    /(?:拦截|拦住|拦一下|止付|追回|截住|撤回).{0,20}|(?:快|赶紧|立刻|马上|求|救).{0,16}(?:拦|止付|冻结|追)/,
    /\b(?:scam|scammed|scammer|fraud|fraudster|con ?m[ae]n|tricked|cheat(?:ed)?|phish|hacked|hacker|impersonat|safe account|remote(?:ly)?|anydesk|teamviewer|shar(?:e|ed|ing) (?:my |the )?screen|stop (?:the |this |that |my )?(?:payment|transfer)|recall (?:it|the)|gave (?:him|her|them|someone|my|away)|pressur|threat)/,
    /\b(?:he|she|they|caller|someone|man|woman|police|officer|agent|customs)\b.{0,60}\b(?:transfer|send|move|pay|wire|code|download|install|screen|on the (?:line|phone))/,
  ],
  unauthorised_use: [
    /盗(?:刷|用|取|走|转)|(?:不是|并非|没有?|非)(?:我|本人|自己).{0,10}(?:刷|操作|消费|转|买|付|用|取|交易|扣|弄|干)|(?:我|本人)(?:根本|压根|从来|都|又|也|并)?(?:没|没有|未|不曾).{0,8}(?:刷|消费|操作|转|买|付|用卡|取|交易|动)/,
    /(?:有人|别人|陌生人|谁|人家|小偷|不明|异地|境外|国外|海外|凌晨).{0,20}(?:刷|用我|登录|登陆|扣|转走|取走|消费|交易|盗|操作|花)|(?:钱|余额|存款|账户).{0,14}(?:没了|少了|不见了|被转|被扣|被刷|被取|被划|清空|转走|一笔笔|一直少)/,
    /(?:一直|不停|连续|接连|还在|正在|陆续|一分钟|几分钟|自己(?:在)?往外|在外地|被复制|网银被盗|被[挪消]|挪走|未经|一条接一条|一笔接一笔|好几笔|多笔).{0,16}(?:扣|刷|转|消费|短信|交易|支出)/,
    /卡(?:一直|明明|就|还|都)?在(?:我)?(?:手|身|钱包|兜|家).{0,24}(?:外地|境外|国外|异地|消费|扣|刷|被取|一笔)|(?:境外|外地|国外|异地).{0,6}一[笔条](?:接|又)一[笔条]/,
    /(?:unauthori[sz]ed|did ?n[o']t (?:make|do|authori[sz]e|buy|spend)|wasn'?t me|not me|not mine|never (?:made|bought|authori[sz]ed|been)|someone (?:is |else |has |just |'s )?.{0,12}(?:using|used|spending|spent|charging|logged|took|stole|buying|draining|withdrawing|withdrew)|stolen|stealing|drain(?:ed|ing)|money.{0,20}(?:gone|leaving|disappear|missing|vanish)|keep(?:s)? (?:getting )?(?:charg|debit)|being used|is using it|using it|hacked|cloned|fraudulent|none are mine|logged in|linked my card|shopping with|going out|withdraw my|taking cash|just got (?:a )?(?:text|alert)|charges? (?:i|that i) (?:don'?t|didn'?t|never))/,
  ],
  legal_threat: [
    /律师|起诉|告(?:你|上|到|死|银行|贵行)|法院|诉讼|打官司|法律(?:途径|手段|责任|程序|武器)|走法律|仲裁|传票|法庭|开庭|媒体|记者|曝光|报社|电视台|热搜|上网(?:发|曝)|发(?:到|在)?(?:微博|抖音|小红书|网上|朋友圈|视频)|公之于众|索赔|状子|立案|对簿公堂|起[诉述]|登报|揭发|大v|短视频|自媒体|公开信|讨(?:个)?公道|集体/,
    /\b(?:lawyer|attorney|solicitor|legal (?:action|advice|proceedings|team|route)|sue|suing|sued|court|lawsuit|litigat|tribunal|arbitrat|press|journalist|newspaper|media|reporter|go public|going public|viral|twitter|tiktok|expose|damages|newspapers?|online tonight|class action|filing a claim|claim against|tv|legal department|post(?:ing)? (?:it|this|everything)|law firm)\b/,
  ],
  regulator_threat: [
    /监管|银保监|银监|保监|金管|金融监督|金监|央行|人民银行|人行|12378|12363|12315|12345|12381|消保|消协|消费者(?:协会|权益)|信访|市长|纪委|工信部|投诉(?:到|去|给|你们到)(?!.{0,3}哪)|向(?:上级|总行|有关部门).{0,4}(?:投诉|反映|举报)|举报|上访|维权|政务|主管部门|银宝监|热线|告到/,
    /\b(?:regulator|regulatory|nfra|cbirc|pboc|central bank|ombudsman|banking (?:commission|authority|supervis)|financial (?:supervis|authority|commission|conduct)|watchdog|consumer (?:council|association|protection|rights)|authorities|12378|12363|12315|report (?:you|this bank|your bank)|supervision|supervisor|government|petition|bureau|commission)\b/,
  ],
  bereavement: [
    /去世|过世|病逝|离世|逝世|辞世|身故|死亡|死了(?!算)|不在了|走了|没了(?=.{0,12}(?:卡|钱|存|户))|故去|已故|亡故|亡夫|亡妻|遗产|继承|遗属|遗孀|丧|车祸.{0,6}(?:没|走)|牺牲|遇难|猝死|后事|殡|火化|销户口|往生|仙逝|身亡|逝者|去逝|过逝|过身|阴阳两隔|(?:爸|妈|爷|奶|公|婆|老伴|家人|老人|亲人|哥|姐|弟|妹|儿子|女儿|爱人).{0,8}(?:刚走|走的|走后|走之后|出事没|没了|人没)|人(?:已经|都)没了/,
    /\b(?:passed away|died|dies|dead|death|deceased|late (?:father|mother|husband|wife|dad|mum|mom|son|daughter|grand\w+|uncle|aunt|brother|sister)|bereave|funeral|inherit|probate|estate|executor|next of kin|widow(?:er|ed)?|lost my (?:father|mother|husband|wife|dad|mum|mom|son|daughter|parents?|grand\w+|brother|sister|partner))\b/,
  ],
  distress: [
    /不想活|活不(?:下去|了|成)|自杀|轻生|跳楼|跳河|想死|去死|死了算|结束(?:生命|自己|一切)|寻短见|了断|解脱|绝望|崩溃|撑不(?:下去|住)|熬不下去|走投无路|没(?:有)?活路|逼死|死路|不如死|割腕|吃药|安眠药|遗书|活着.{0,6}(?:没|意思|累)|一了百了|想不开|抑郁|生无可恋|跳下去|没法活|怎么活|死给你|了结|活够|没脸(?:活|见)|结束吧|没有希望|没希望|还活着|不想做人|自[沙杀刹]|扛不住|天台|楼上(?:下去|跳)|一起走|最后一次|少我一个|不想再(?:醒|撑)|对不起(?:家|爸|妈|孩子)/,
    /\b(?:suicid|kill myself|end (?:my life|it all|everything|things)|don'?t want to (?:live|be here|go on)|want to die|no (?:reason|point) (?:to|in) liv|can'?t (?:go on|cope|take (?:it|this) any ?more|live like this)|hopeless|desperate|hurt myself|self[- ]harm|jump off|overdose|better off dead|worthless|breaking down|nothing left|give up on life|rather die|no way out|end(?:ing)? it|if i die|meaningless|took pills|on the roof|miss me|goodbye (?:letter|note)|last message|can'?t face|no want live|want it to stop)/,
  ],
  coercion_or_vulnerable: [
    /逼(?:我|着|迫)|强迫|胁迫|威胁|不让我(?:走|出|打|跟)|控制(?:着|住)?我|看着我|家暴|打我|关(?:着|在|起来)|扣(?:着|住|了)我|绑|抢|拿(?:着)?刀|偷偷(?:用|转|取|拿)|瞒着|[逼协胁盯]|害怕|求救|不愿意|不肯|放人|扣(?:了)?护照|被人(?:骗|拉|扣|带|陪|看)|盯着|跟着我|我单位闹|赌债|砸|劝.{0,8}(?:转|取|签)|养老院|保姆|(?:爷爷|奶奶|外婆|外公|姥姥|姥爷).{0,14}(?:转|取|签|贷|骗)|[七八九]十[一二三四五六七八九]?(?:了|岁)|独居|骗老人|老人|老年痴呆|痴呆|糊涂|失智|认知|智力|残疾|监护|未成年|哄|忽悠|怂恿|保健品|不识字|卧床|偏瘫|传销|洗脑/,
    /\b(?:forc(?:e|ed|es|ing)|mak(?:e|es|ing) me|made me|threat(?:en|ened|ening|s)?|coerc|against my will|won'?t let (?:me|her|him)|control(?:s|ling)? (?:my|all)|abus(?:e|ive|ed|ing)|hit(?:s)? me|dementia|alzheimer|elderly|vulnerable|confused|carer|caregiver|guardian|disab|manipulat|taking (?:her|his) (?:money|pension)|gunpoint|knife|hostage|locked|under pressure|hurt me|pressured|pushing me|loan sharks?|beats?|blackmail\w*|passport|made to|can'?t talk|making (?:her|him)|being led|turn up at)\b/,
  ],
  wants_person: [
    /人工|真人|活人|大活人|转接|接线员|坐席|座席|话务|客服(?:人员|小姐|专员|妹|代表)|客户经理|专人|工作人员|值班|主管|经理|跟人(?:说|讲|聊|谈)|和人(?:说|讲|聊|谈)|找(?:个|一?个)?人|来个人|换(?:个)?人|有人(?:吗|没|能)|不(?:想|要|跟).{0,6}(?:机器|机器人|ai)|机器人|做主|接个人|成人吗|换成人|仁工|人攻|客服倾|揾/,
    /\b(?:human|person|people|agent|representative|rep|operator|advis[eo]r|someone|somebody|staff|manager|supervisor|live (?:chat|support)|bot|robot|machine|real|employee|colleague)\b/,
  ],
};

/** True when any signal's words stand in the text. */
export function hasAnyWarningWords(text: string): boolean {
  return Object.keys(WORDS).some((signal) => hasWarningWords(signal, text));
}

/** True when the signal's own words stand in the text (normalised). */
export function hasWarningWords(signal: string, text: string): boolean {
  const read = text.slice(0, 1_500);
  return (WORDS[signal] ?? []).some((pattern) => pattern.test(read));
}
