import type { Language } from '@lobby/contracts';
import { saidInChinese, type Said } from '@lobby/ui/said';

const KIND: Record<string, string> = { product: '产品', rule: '规则', fact: '客户事实', fee: '费用', rate: '利率', faq: '问答', document: '文件', procedure: '步骤', media: '媒体', topic: '主题', flow: '办理流程', term: '词条', branch: '网点' };
const kind = (id: string): string => KIND[id] ?? id;

const megabytes = (bytes: string): string => (Number(bytes) / 1024 / 1024).toFixed(1).replace(/\.0$/, '');
const FACT_TYPE: Record<string, string> = { number: '数字', money: '金额', boolean: '是否', enum: '选项', date: '日期', duration: '时长', text: '文字' };

/** What the gate and an import say of an item. */
const FINDINGS: readonly Said[] = [
  [/^the last day lies before the first$/, () => '失效日早于生效日'],
  [/^at most two decimals$/, () => '最多两位小数'],
  [/^the id must start with "(.*)"$/, (start = '') => `编号要以“${start}”开头`],
  [/^must be (\S+), as in the address$/, (id = '') => `要与地址里的编号一致：${id}`],
  [/^this field does not exist here$/, () => '没有这个字段'],
  [/^(\S+): is (\w+), the rule compares it with (.*)$/, (id = '', type = '', value = '') => `${id} 是${FACT_TYPE[type] ?? type}，不能与 ${value} 比较`],
  [/^(\S+): has no option (.*)$/, (id = '', value = '') => `${id} 没有选项 ${value}`],
  [/^a formula \(=([\s\S]*)\) that shows "([\s\S]*)"$/, (formula = '', shown = '') => `公式（=${formula}），显示为“${shown}”`],
  [/^one of the merged cells (\S+)$/, (cells = '') => `属于合并单元格 ${cells}`],
  [/^none of its (\d+) page\(s\) holds text$/, (pages = '') => `共 ${pages} 页，都没有文字`],
  [/^the archive names a file outside itself: (?:invalid relative path: )?(.*)$/, (path = '') => `压缩包里的路径指到了外面：${path}`],
  [/^(.+) has (more than )?(\d+) bytes; at most (\d+) are taken$/, (name = '', more = '', bytes = '', most = '') => `${name} ${more ? '超过' : '有'} ${megabytes(bytes)} MB，最多 ${megabytes(most)} MB`],
  [/^is still to be written$/, () => '还没有写'],
  [/^holds HTML \((.*)\), which is shown as it stands/, (tag = '') => `含 HTML（${tag}），会原样显示；请用 Markdown`],
  [/^ran out on (\S+); kept for questions about the past$/, (day = '') => `已于 ${day} 失效，仅用于回答过去日期的问题`],
  [/^ran out on (\S+) and nothing takes its place; retire it or prolong it$/, (day = '') => `已于 ${day} 失效，且没有接替的条目；请停用或延期`],
  [/^should have been reviewed by (\S+)$/, (day = '') => `应在 ${day} 前复核，尚未复核`],
  [/^"(.*)" is nobody; an item needs an owner who keeps it true$/, (owner = '') => `“${owner}”不是具体负责人；条目需要有人负责`],
  [/^there is no item (\S+)(?: in this release)?$/, (id = '') => `没有条目 ${id}`],
  [/^(\S+) is a (\w+); a (\w+) is needed here$/, (id = '', is = '', wanted = '') => `${id} 是${kind(is)}，这里需要${kind(wanted)}`],
  [/^the item names itself$/, () => '条目引用了自己'],
  [/^(\S+) has no section "(.*)"$/, (id = '', section = '') => `${id} 没有段落“${section}”`],
  [/^needs itself in a circle$/, () => '互为前提，成了环'],
  [/^(\S+) is needed and excluded at once$/, (id = '') => `${id} 既是前提又互斥`],
  [/^no topic item has the topic (\S+)$/, (topic = '') => `没有主题 ${topic}`],
  [/^no product has the (\S+)$/, (category = '') => `没有产品属于 ${category}`],
  [/^overlaps bands\[(\d+)\]/, (at = '') => `与第 ${Number(at) + 1} 档重叠：同一期限、币种和金额会有两个利率`],
  [/^(\S+) says another rate for the same term and amount on the same days$/, (id = '') => `同一期限、金额和日期，${id} 写的是另一个利率`],
  [/^bands must rise, and only the last may be open$/, () => '分档要递增，且只有最后一档可以不封顶'],
  [/^a fee needs an amount, a percentage or bands$/, () => '费用要写金额、百分比或分档之一'],
  [/^lies below (?:min|minAmount)$/, () => '上限低于下限'],
  [/^says (.+), the item says (.+); write (.+) instead$/, (stated = '', known = '', how = '') => `写的是 ${stated}，条目里是 ${known}；请改用 ${how}`],
  [/^a placeholder cannot be filled on (\S+), so this text is not shown: (.+)$/, (day = '', what = '') => `${day} 填不出 ${what}，这段文字不会展示`],
  [/^the condition always holds, so the rule says nothing$/, () => '条件恒成立，这条规则不起作用'],
  [/^the condition can never hold$/, () => '条件永远不会成立'],
  [/^supersedes itself in a circle$/, () => '取代关系成了环'],
  [/^from (\S+) no customer at all could fulfil the rules (.+)$/, (day = '', rules = '') => `从 ${day} 起没有任何客户能同时满足 ${rules}`],
  [/^says the same as (\S+) on the same days$/, (id = '') => `同一期间与 ${id} 内容相同`],
  [/^no English for (.+)$/, (fields = '') => `缺英文：${fields}`],
  [/^no step leads here$/, () => '没有步骤通到这里'],
  [/^there is no step "(.*)"$/, (step = '') => `没有步骤“${step}”`],
  [/^"(.*)" stands twice$/, (step = '') => `“${step}”出现了两次`],
  [/^the topic is missing: map a column to it, or say one for all rows$/, () => '缺少主题：请在“列对应”里指定一列，或在“选项”里为全部行指定一个'],
  [/^the question is missing$/, () => '缺少问题'],
  [/^say which column holds the question and which the answer$/, () => '请指定哪一列是问题、哪一列是答案'],
  [/^stands in (.+) too$/, (place = '') => `与 ${place} 重复`],
  [/^the cell shows (.+)$/, (shown = '') => `单元格显示 ${shown}`],
  [/^version (\d+) by (\S+) is (\w+)$/, (version = '', author = '') => `${author} 的第 ${version} 版还没有发布`],
  [/^a document begins with its Chinese text; import that first$/, () => '请先导入中文正文'],
  [/^no section was found/, () => '没有找到段落：文件至少要有一个标题，下面有正文'],
  [/^the items are not those the bundle was written with/, () => '内容与导出时不一致：被截断或改动过'],
];

/** A finding in the reader's language; what the table does not know is shown as it came rather than not at all. */
export const findingText = (message: string, language: Language): string => (language === 'en' ? message : (saidInChinese(FINDINGS, message) ?? message));
