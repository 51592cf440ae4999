/**
 * Characters that are taken for each other because they look alike; each group is written without spaces. Common confusions of handwriting and of shape-based
 * input, from the field's textbooks of 形近字; not complete, and not meant to be: three or more characters of a word that are right say more.
 */
const GROUPS = `
贷货 帐账 己已巳 末未 挂桂卦 析折拆 昌冒 抵低底 侯候 拔拨 微徽 遣遗 住往佳 清请情晴睛 销消削 减咸 帜炽职织识 即既 借惜错措 转传 汇江 率牵 额颜 金全 开升井 户产 户尸 取职 存在 免兔 免勉 兑兖 税锐说 悦阅 缴激邀
拖施 权仅 仅权 保褓堡 险检捡俭 押抽伸 担但 揭渴竭 签鉴 验险 证征 密蜜 码妈吗 网罔 查杳 询徇 限根很 单章 积织 利刊 到倒 理埋 财材 购构 赎读 基其 定走 投没 收攻 益盆 年午 费资 资姿 额客 卡下 失矢夫 补朴 办为力
冻冰 结给 解角 锁琐 登凳 录绿 录隶 绑邦 改攻 号另 旧归 换唤焕 新斩 旦且 提堤 题提 款欵 欸款 预项须 项顷 期欺 分公 付什 还环 逾渝愉 罚罪 息熄 房户 按桉 揖缉辑 籍藉 薄簿 博搏 侍待持 部陪 帮邦 寄奇 邮油 箱相 柜拒
票漂 存荐 折拆 凭任 领须 零雷 钱线践 线钱 级极 汲级 抢枪 骗偏编遍 诈炸 盗次 刷涮 吞天 咽烟 插播 播插 辨辩辫 辩辨 受爱 授援 暖缓 缓暖 象像 型形 幕慕墓 暮幕 园圆 圈卷 弛驰 晓浇 绕饶 拾恰 洽恰 代伐 令今 土士 日曰 人入八 大太犬
干千于 王玉主 田由甲申 目且 木本术 刀力 贝见 历厉 厂广 万方 牛午 毛手 车东 乌鸟 兰三 又叉 白自百 石右 用甩 半平 丘兵 旱早 甘廿 问间闻 闪闭 远近 迁进 谈淡 读续 续读 概慨 腾滕 燥躁操 竟竞 尝赏偿 赏尝
`;

const groups = GROUPS.split(/\s+/).filter(Boolean);
const groupsOf = new Map<string, Set<string>>();
for (const group of groups) for (const character of group) groupsOf.set(character, new Set([...(groupsOf.get(character) ?? []), ...group]));

export const looksAlike = (a: string, b: string): boolean => groupsOf.get(a)?.has(b) ?? false;
