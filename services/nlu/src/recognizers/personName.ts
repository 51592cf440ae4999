import { matches, type Found, type Recogniser } from './types.ts';

const COMPOUND = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|夏侯|令狐|端木|南宫|轩辕';
const SURNAMES = '王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';
const NAME = `(?:(?:${COMPOUND})[\\u4e00-\\u9fff]{1,2}|[${SURNAMES}][\\u4e00-\\u9fff]{1,2})`;
/** After these a name is introduced, whatever follows it. */
const STRONG = new RegExp(`(?:我叫|我的名字(?:叫|是)|名字(?:叫|是|:)|姓名(?:是|为|:|叫)?\\s?|叫我|户名(?:是|为|:)?\\s?|收款人(?:姓名)?(?:是|为|叫|:)\\s?|持卡人(?:姓名)?(?:是|为|叫|:)\\s?|客户姓名(?:是|为|:)?\\s?|我是(?:你们|贵行)?的?(?:老|新)?客户|户主(?:是|为|:)\\s?|名叫|联系人(?:是|为|叫|:)\\s?|本人姓名|我爱人叫|我老公叫|我老婆叫|我妈叫|我爸叫|他叫|她叫|对方叫|姓${'[\\u4e00-\\u9fff]'}叫)(${NAME})`, 'g');
/** 儿子叫杨阳, 一个叫何伟的人, 联系人韩梅梅: a name when the clause ends behind it or goes on about its bearer. */
const CALLED = new RegExp(`(?:叫做?|联系人|收款人|收款方|付款人|担保人|户名|账户名|法人|经办人|申请人|受益人|户主|持卡人|我的名字|我姓[\\u4e00-\\u9fff][,，\\s]{1,2})(${NAME})(?=$|[,.。!?;、\\s]|的(?!地方|东西|业务|产品|卡)|电话|手机|尾号|卡号|账号)`, 'g');
/** 我是… introduces many other things, so it needs an end right behind the name. */
const WEAK = new RegExp(`(?:我是|本人|这里是|我这边是|这边是)(${NAME})(?=$|[,.。!?;、\\s]|本人|先生|女士|想|申请|需要|要查|要办|要挂|来办|来查|来取|电话|手机|身份证|尾号|卡号|帮我|请帮|麻烦|现在)`, 'g');
/** 转给李娜5000: the person who is to get money, with an end or a sum behind the name. */
const PAYEE = new RegExp(`(?:转给|汇给|打给|付给|转账给|汇款给|打款给)(${NAME})(?=$|[,.。!?;、\\s]|\\d|[一二两三四五六七八九十几]|的那)`, 'g');
const NO_NAME = /^(?:金卡|白金|白户|高中|高管|高级|单身|单亲|全职|全款|安心|农民|农村|明天|和|成年|管理|包工|时候|左右|连续|师范|关于|方便|于是|任何|应届|文员|应该|万一|向|常客|平常|商户|商人|史上|钱[包被没不少怎都还已在到转丢存]|方[式便面法]|单位|关系|成[功为]|时[间候]|应[该当]|向[你您]|管理|商[家城店]|任何|孙[子女]|高利|平[台时]|房[东主产子]|车[主行子]|项目|项[下目]|国[外内]|时间|别人|华侨|江苏|江西|云南|贺|何时|严重|金融|白领|马上|高危|党员|房东|房主|司机|车主|房贷|付款|麻烦|路过|路人|包括)/;
/** 王经理 is a way to address somebody, not a name. */
const TITLE = /(?:先生|女士|小姐|师傅|经理|老师|阿姨|主任|医生|律师|警官|老板|总)$/;
// What cannot be the last character of a given name: the sentence goes on behind a two-character name.
const CONTINUES = /[想要来的在是有会去收申需从把被没不说问办查卡电手身银刚我你他她帮请那这号为与和跟又就也都还再打先住第转汇存取账户]$/;
const TOMORROW = /^[今昨明][天日早晚年]/;
const EN_INTRO = /(?:\bcalled|\bmy (?:full )?name is|\bmy name's|\bname\s?:|\bcall me|\bthis is|\bi am|\bi'm|\baccount holder(?: is|:)|\bcardholder(?: name)?(?: is|:)|\b(?:payee|recipient|beneficiary|sender|contact)(?:'s)?(?: (?:full )?name)?(?: is|:| named)?|\bspeaking with|\bnamed|\bunder the name(?: of)?|\bin the name of|\bit'?s|\bi'm called|\bregistered (?:to|under))\s/gi;
const EN_NAME = /^([A-Z](?:[a-z]|['’-][A-Za-z]){1,20}(?: [A-Z](?:[a-z]|['’-][A-Za-z]){1,20}){0,2})\b/;
const EN_NO_NAME = /^(?:I|The|A|An|Not|From|Calling|Chinese|English|American|British|Yunting|Beijing|Shanghai|Urgent|Ridiculous|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|VIP)\b/;

/** Names of people, only where a sentence introduces one. */
export const recognisePersonName: Recogniser = (text, env) => [...chinese(text, env.expecting), ...english(env.cased, env.expecting)];

function chinese(text: string, expecting: string | undefined): Found[] {
  const introduced = [...matches(STRONG, text), ...matches(WEAK, text), ...matches(CALLED, text), ...matches(PAYEE, text)].flatMap((m) => {
    const start = m.index + m[0].length - (m[1] ?? '').length;
    const name = cut(m[1] ?? '', text.slice(start));
    return NO_NAME.test(name) || TITLE.test(name) || name.length < 2 ? [] : [{ type: 'person_name' as const, start, end: start + name.length, value: name }];
  });
  if (introduced.length > 0 || expecting !== 'person_name') return introduced;
  const whole = new RegExp(`^\\s*(${NAME})\\s*[。.!]?$`).exec(text);
  const name = whole?.[1];
  return name ? [{ type: 'person_name', start: text.indexOf(name), end: text.indexOf(name) + name.length, value: name }] : [];
}

/** 张伟想 → 张伟: a third character that goes on with the sentence is dropped. */
function cut(name: string, rest: string): string {
  const compound = new RegExp(`^(?:${COMPOUND})`).test(name);
  return name.length === (compound ? 4 : 3) && (CONTINUES.test(name) || TOMORROW.test(rest.slice(name.length - 1))) ? name.slice(0, -1) : name;
}

// "Jane Doe here", "Jane Doe speaking": at the very beginning.
const EN_CALLER = /^\s*(?:(?:[Hh]i|[Hh]ello|[Hh]ey|[Gg]ood (?:morning|afternoon|evening))[,!.\s]+)?([A-Z][a-z'’-]{1,20}(?: [A-Z][a-z'’-]{1,20}){0,2}) (?:here|speaking)\b/d;

/** `original` has its capitals: they tell names from words. */
function english(original: string, expecting: string | undefined): Found[] {
  const out: Found[] = [];
  for (const m of matches(EN_INTRO, original)) {
    const start = m.index + m[0].length;
    const name = EN_NAME.exec(original.slice(start, start + 80))?.[1];
    if (!name || EN_NO_NAME.test(name)) continue;
    // "I'm John" introduces; "I am Really upset" does not: the weak forms need the end of a clause or a second name.
    const weak = /(?:am|'m|this is|it'?s)\s$/i.test(m[0]);
    if (weak && !/^(?:$|[,.!?;]|\s(?:and|from|here|calling|with|speaking|my|i)\b)/i.test(original.slice(start + name.length, start + name.length + 12)) && !name.includes(' ')) continue;
    out.push({ type: 'person_name', start, end: start + name.length, value: name });
  }
  const caller = EN_CALLER.exec(original)?.indices?.[1];
  if (caller && out.length === 0) out.push({ type: 'person_name', start: caller[0], end: caller[1], value: original.slice(caller[0], caller[1]) });
  if (out.length > 0 || expecting !== 'person_name') return out;
  const bare = /^\s*([A-Z][a-z'-]+(?: [A-Z][a-z'-]+){1,2})\s*\.?$/.exec(original)?.[1];
  return bare ? [{ type: 'person_name', start: original.indexOf(bare), end: original.indexOf(bare) + bare.length, value: bare }] : [];
}
