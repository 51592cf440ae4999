import type { Language } from '@lobby/contracts';
import { saidInChinese, type Said } from './said.ts';

const STATUS: Record<string, string> = { new: '新建', open: '处理中', pending_customer: '等客户', on_hold: '挂起', resolved: '已解决', closed: '已关闭' };
const APPROVAL: Record<string, string> = { none: '不需要', required: '未提交', pending: '审批中', approved: '已通过', rejected: '未通过' };

/** What the server says in English about why it refuses, in the words of a Chinese screen. */
const SAID: readonly Said[] = [
  [/^Somebody changed this (?:ticket|queue) in the meantime$/, () => '刚才有同事改过，已取回最新内容，请再试一次。'],
  [/^Something is missing before this can be approved$/, () => '必填信息还没有填完，请填好再提交审批。'],
  [/^Something is missing before this can be resolved$/, () => '必填信息还没有填完，暂时不能标为已解决。'],
  [/^A ticket does not go from (\w+) to (\w+)$/, (from = '', to = '') => `工单不能从“${STATUS[from] ?? from}”改为“${STATUS[to] ?? to}”。`],
  [/^Not possible while the approval is (\w+)$/, (state = '') => `审批状态为“${APPROVAL[state] ?? state}”，暂时不能这样做。`],
  [/^This ticket is part of another one now$/, () => '这张工单已并入另一张，请到那一张上处理。'],
  [/^One of them is part of another ticket already$/, () => '其中一张已并入别的工单。'],
  [/^The other ticket is closed$/, () => '对方工单已关闭，不能合并进去。'],
  [/^A ticket is not (?:merged into|linked to) itself$/, () => '不能选这张工单自己。'],
  [/^A ticket holds at most (\d+) files$/, (most = '') => `一张工单最多放 ${most} 个文件。`],
  [/^At most (\d+) views$/, (most = '') => `最多存 ${most} 个视图，请先删去不用的。`],
  [/^They are one customer already$/, () => '两个身份已经是同一位客户。'],
  [/^One of them was joined with somebody already$/, () => '其中一个身份已与别的客户合并，请先撤销。'],
  [/^You do not have this conversation$/, () => '这次会话已不在您手上。'],
  [/^You have this conversation already$/, () => '这次会话已经在您手上。'],
  [/^There is nothing to take over$/, () => '会话已经结束或交还，没有可接管的。'],
  [/^No colleague has this conversation$/, () => '现在没有坐席在接待这位客户。'],
  [/^No such colleague at the desk$/, () => '找不到这位同事。'],
  [/^Ask somebody else$/, () => '请选另一位同事。'],
  [/^The customer is being served; erase when the conversation has ended$/, () => '客户正在等待或接受服务，会话结束后再批准删除。'],
  [/^This request has been decided$/, () => '这项申请已有决定。'],
  [/^This request has run out; enter it again$/, () => '这项申请已过期，请重新申请。'],
  [/^Whoever entered this request is an admin no more$/, () => '申请人已不是管理员，请重新申请。'],
  [/^The account has changed since; enter the request again$/, () => '账号在此期间改过，请重新申请。'],
  [/^A request about this account waits already$/, () => '这个账号已有一项申请在等决定。'],
  [/^This user name is taken$/, () => '这个用户名已有人用。'],
  [/^This is not offered to you$/, () => '这位客户现在没有派给您。'],
];

/** The server's own reason in the reader's language; null where a Chinese screen has no words for it and the code's sentence must do. */
export function detailText(detail: string | undefined, language: Language): string | null {
  if (!detail) return null;
  return language === 'en' ? detail : saidInChinese(SAID, detail);
}
