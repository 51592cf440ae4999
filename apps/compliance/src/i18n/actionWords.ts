/** What the audit's codes mean; the code stands beside the words, as it is what one filters by. */
export const actionZh = {
  'audit.read': '查看审计', 'audit.exported': '导出审计',
  'staff.signed_in': '登录', 'staff.sign_in_failed': '登录失败', 'staff.locked': '连续失败，锁定', 'staff.signed_out_everywhere': '结束其全部登录', 'session.ended': '结束一处登录', 'session.others_ended': '结束本人其他登录',
  'staff.created': '新建账号', 'staff.changed': '修改账号', 'staff.password_renewed': '换发密码', 'staff.password_changed': '换新本人密码', 'staff.second_factor_set': '启用验证器', 'staff.recovery_codes_renewed': '换一组恢复码', 'staff.rescued': '服务器运维新建管理员',
  'staff.create_requested': '申请新建账号', 'staff.change_requested': '申请修改账号', 'staff.password_requested': '申请换发密码', 'staff.create_approved': '批准新建账号', 'staff.change_approved': '批准修改账号', 'staff.password_approved': '批准换发密码',
  'staff.create_refused': '不批准新建账号', 'staff.change_refused': '不批准修改账号', 'staff.password_refused': '不批准换发密码', 'staff.create_withdrawn': '撤回新建账号', 'staff.change_withdrawn': '撤回修改账号', 'staff.password_withdrawn': '撤回换发密码',
  'customer.identified': '客户身份已识别', 'customer.verified': '客户身份已核验', 'customer.proof_refused': '身份凭证被拒', 'customer.step_up_wrong': '短信验证码不对', 'customer.step_up_locked': '短信验证锁定', 'customer.signed_out': '客户退出登录',
  'customer.reveal': '查看客户完整资料', 'customer.revealed': '查看客户完整资料', 'customer.holdings': '查看客户持有产品', 'customer.merge': '合并客户', 'customers.merged': '合并客户', 'customer.unmerge': '撤销合并客户',
  'conversation.accept': '接入会话', 'conversation.transfer': '转接会话', 'conversation.take_over': '接管会话', 'conversation.join': '加入会话', 'conversation.leave': '离开会话', 'conversation.consult': '请同事协助', 'conversation.return_to_bot': '交还机器人', 'conversation.resolve': '办结会话',
  'privacy.export_requested': '登记查阅请求', 'privacy.correct_requested': '登记更正请求', 'privacy.erase_requested': '登记删除请求', 'privacy.export_done': '批准查阅', 'privacy.correct_done': '更正完成', 'privacy.erase_done': '删除完成', 'privacy.erase_held': '因保全未删除',
  'privacy.export_refused': '不批准查阅', 'privacy.correct_refused': '不批准更正', 'privacy.erase_refused': '不批准删除', 'privacy.export_read': '下载个人信息', 'privacy.hold_set': '加上法律保全', 'privacy.hold_lifted': '解除法律保全', 'privacy.retention': '到期抹去',
  'item.saved': '保存条目', 'item.submitted': '提交审核', 'item.approved': '审核通过', 'item.returned': '退回修改', 'item.commented': '评论条目', 'item.comment_resolved': '评论已处理', 'item.sources_confirmed': '确认出处', 'items.imported': '导入条目',
  'release.building': '开始发布', 'release.published': '发布生效', 'release.rollback': '回退发布', 'regression.case_added': '添加回归用例', 'regression.case_removed': '移除回归用例', 'unanswered.drafted': '未答问题写成草稿', 'unanswered.dismissed': '未答问题不处理', 'unanswered.open': '未答问题重新打开',
  'queue.update': '修改队列', 'sla.update': '修改时限', 'escalation.update': '修改升级规则', 'macro.update': '修改宏', 'template.update': '修改工单模板', 'canned.update': '修改快捷语', 'tag.update': '修改标签',
  'webhook.add': '登记通知地址', 'webhook.remove': '移除通知地址', 'job.cancel': '取消任务', 'job.redrive': '重新执行任务', 'turn.redrive': '重新执行回合', 'demo.trouble_set': '设置沙箱故障',
} as const;

export type ActionCode = keyof typeof actionZh;

export const actionEn: Record<ActionCode, string> = {
  'audit.read': 'Read the audit', 'audit.exported': 'Exported the audit',
  'staff.signed_in': 'Signed in', 'staff.sign_in_failed': 'Failed to sign in', 'staff.locked': 'Locked after failures', 'staff.signed_out_everywhere': 'Ended all their sessions', 'session.ended': 'Ended a session', 'session.others_ended': 'Ended own other sessions',
  'staff.created': 'Made an account', 'staff.changed': 'Changed an account', 'staff.password_renewed': 'Gave a new password', 'staff.password_changed': 'Renewed own password', 'staff.second_factor_set': 'Switched on an authenticator', 'staff.recovery_codes_renewed': 'Got new recovery codes', 'staff.rescued': 'Made an admin at the server',
  'staff.create_requested': 'Asked for an account', 'staff.change_requested': 'Asked to change an account', 'staff.password_requested': 'Asked for a new password', 'staff.create_approved': 'Approved an account', 'staff.change_approved': 'Approved a changed account', 'staff.password_approved': 'Approved a new password',
  'staff.create_refused': 'Refused an account', 'staff.change_refused': 'Refused a changed account', 'staff.password_refused': 'Refused a new password', 'staff.create_withdrawn': 'Withdrew an account', 'staff.change_withdrawn': 'Withdrew a changed account', 'staff.password_withdrawn': 'Withdrew a new password',
  'customer.identified': 'Customer identified', 'customer.verified': 'Customer verified', 'customer.proof_refused': 'Proof of identity refused', 'customer.step_up_wrong': 'Wrong one-time code', 'customer.step_up_locked': 'One-time codes locked', 'customer.signed_out': 'Customer signed out',
  'customer.reveal': 'Saw masked data', 'customer.revealed': 'Saw masked data', 'customer.holdings': 'Saw what a customer holds', 'customer.merge': 'Joined customers', 'customers.merged': 'Joined customers', 'customer.unmerge': 'Took a join back',
  'conversation.accept': 'Accepted a conversation', 'conversation.transfer': 'Transferred a conversation', 'conversation.take_over': 'Took a conversation over', 'conversation.join': 'Joined a conversation', 'conversation.leave': 'Left a conversation', 'conversation.consult': 'Asked a colleague', 'conversation.return_to_bot': 'Gave it back to the bot', 'conversation.resolve': 'Resolved a conversation',
  'privacy.export_requested': 'Entered a wish to see', 'privacy.correct_requested': 'Entered a correction', 'privacy.erase_requested': 'Entered an erasure', 'privacy.export_done': 'Approved a wish to see', 'privacy.correct_done': 'Corrected', 'privacy.erase_done': 'Erased', 'privacy.erase_held': 'Not erased: on hold',
  'privacy.export_refused': 'Refused a wish to see', 'privacy.correct_refused': 'Refused a correction', 'privacy.erase_refused': 'Refused an erasure', 'privacy.export_read': 'Downloaded personal data', 'privacy.hold_set': 'Set a legal hold', 'privacy.hold_lifted': 'Lifted a legal hold', 'privacy.retention': 'Erased by age',
  'item.saved': 'Saved an item', 'item.submitted': 'Submitted for review', 'item.approved': 'Approved an item', 'item.returned': 'Returned an item', 'item.commented': 'Commented', 'item.comment_resolved': 'Settled a comment', 'item.sources_confirmed': 'Confirmed sources', 'items.imported': 'Imported items',
  'release.building': 'Began a release', 'release.published': 'Published a release', 'release.rollback': 'Rolled a release back', 'regression.case_added': 'Added a regression case', 'regression.case_removed': 'Removed a regression case', 'unanswered.drafted': 'Drafted from unanswered', 'unanswered.dismissed': 'Dismissed unanswered', 'unanswered.open': 'Reopened unanswered',
  'queue.update': 'Changed a queue', 'sla.update': 'Changed service times', 'escalation.update': 'Changed an escalation rule', 'macro.update': 'Changed a macro', 'template.update': 'Changed a template', 'canned.update': 'Changed a phrase', 'tag.update': 'Changed a tag',
  'webhook.add': 'Added a webhook', 'webhook.remove': 'Removed a webhook', 'job.cancel': 'Cancelled a job', 'job.redrive': 'Ran a job again', 'turn.redrive': 'Ran a turn again', 'demo.trouble_set': 'Set trouble of the sandbox',
};

export const isActionCode = (code: string): code is ActionCode => Object.hasOwn(actionZh, code);
