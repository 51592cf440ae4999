/** Words of the settings. */
export const settingsZh = {
  'app.settings': '设置', 'settings.new': '新建', 'settings.change': '修改', 'settings.changeOf': '修改 {{name}}', 'settings.off': '停用', 'settings.active': '启用', 'settings.none': '还没有内容', 'settings.noneNext': '点“新建”加第一条。', 'settings.noneRead': '班长或管理员设置后会出现在这里。',
  'settings.name': '名称', 'settings.minutes': '分钟', 'settings.unchanged': '不改', 'settings.text': '内容', 'settings.topic': '业务主题',
  'settings.queues': '技能组', 'settings.queuesAbout': '谁接下一位客户、什么时候营业、多久内回电。', 'settings.specialDays': '{{count}} 个特殊日',
  'settings.policies': '服务时限', 'settings.policiesAbout': '按优先级，以技能组的营业分钟计；只影响之后新建或改级的工单。', 'settings.policyOf': '首次 {{first}} · 再次 {{next}} · 解决 {{resolution}} 分钟',
  'settings.rules': '升级规则', 'settings.rulesAbout': '时限快到或超过时自动做什么；每个时限只做一次，工单经过里有记录。', 'settings.clock': '看哪个时限', 'settings.when': '什么时候', 'settings.onlyQueue': '只看技能组', 'settings.onlyPriority': '只看优先级', 'settings.then': '然后', 'settings.notify': '通知谁', 'settings.notify.assignee': '受理人', 'settings.notify.followers': '关注人', 'settings.notify.overseers': '班长',
  'settings.macros': '快捷处理', 'settings.macrosAbout': '把几步合成一下；回复只放进输入框，不会直接发出。', 'settings.whoeverUses': '谁用就给谁', 'settings.assigns': '分派', 'settings.reply': '放进输入框的回复',
  'settings.canned': '快捷语', 'settings.cannedAbout': '坐席在回复里输入 / 选用，按客户语言给出。', 'settings.code': '代码', 'settings.codeHint': '小写字母或数字，空格分隔多个，例如 hello nh',
  'settings.templates': '工单模板', 'settings.templatesAbout': '某个业务主题的工单在解决前必须填什么，是否要别人审批。', 'settings.needsApproval': '解决前需审批', 'settings.addField': '加一项', 'settings.fieldOf': '第 {{number}} 项', 'settings.removeField': '删除第 {{number}} 项', 'settings.fieldId': '字段代码', 'settings.fieldIdHint': '小写字母开头，可用数字和下划线', 'settings.options': '可选值', 'settings.optionsHint': '留空就是自由填写；回车加一个', 'settings.required': '必填',
  'settings.tags': '标签', 'settings.tagsAbout': '打标签时给出的选项；别的词也能用，会列在这里。', 'settings.tag': '标签', 'settings.tagNote': '什么时候用', 'settings.madeUp': '有人自己打的',
} as const;

export const settingsEn: Record<keyof typeof settingsZh, string> = {
  'app.settings': 'Settings', 'settings.new': 'New', 'settings.change': 'Change', 'settings.changeOf': 'Change {{name}}', 'settings.off': 'off', 'settings.active': 'In use', 'settings.none': 'Nothing here yet', 'settings.noneNext': 'Add the first one with New.', 'settings.noneRead': 'It appears once a supervisor or admin has set it.',
  'settings.name': 'Name', 'settings.minutes': 'min', 'settings.unchanged': 'unchanged', 'settings.text': 'Text', 'settings.topic': 'Topic',
  'settings.queues': 'Queues', 'settings.queuesAbout': 'Who gets the next customer, when people work, how soon a call is promised.', 'settings.specialDays': 'Special days: {{count}}',
  'settings.policies': 'Service times', 'settings.policiesAbout': 'By priority, in open minutes of the queue; tickets opened or raised from now on.', 'settings.policyOf': 'first {{first}} · next {{next}} · resolve {{resolution}} min',
  'settings.rules': 'Escalation', 'settings.rulesAbout': 'What happens by itself when a clock runs low or out; once per due time, kept in the ticket\'s history.', 'settings.clock': 'Clock', 'settings.when': 'When', 'settings.onlyQueue': 'Only in queue', 'settings.onlyPriority': 'Only for priority', 'settings.then': 'Then', 'settings.notify': 'Tell', 'settings.notify.assignee': 'Assignee', 'settings.notify.followers': 'Followers', 'settings.notify.overseers': 'Supervisors',
  'settings.macros': 'Macros', 'settings.macrosAbout': 'Several steps at once; a reply goes into the composer, never straight out.', 'settings.whoeverUses': 'Whoever uses it', 'settings.assigns': 'assigns', 'settings.reply': 'Reply laid into the composer',
  'settings.canned': 'Canned phrases', 'settings.cannedAbout': 'Agents get them with / in a reply, in the customer\'s language.', 'settings.code': 'Code', 'settings.codeHint': 'Small letters or digits, several apart by spaces, such as hello nh',
  'settings.templates': 'Ticket templates', 'settings.templatesAbout': 'What tickets of a topic must hold before they are resolved, and whether somebody else must agree.', 'settings.needsApproval': 'Needs approval before it is resolved', 'settings.addField': 'Add a field', 'settings.fieldOf': 'Field {{number}}', 'settings.removeField': 'Remove field {{number}}', 'settings.fieldId': 'Field code', 'settings.fieldIdHint': 'Begins with a small letter; digits and underscores may follow', 'settings.options': 'Choices', 'settings.optionsHint': 'Empty means free text; Enter adds one', 'settings.required': 'Required',
  'settings.tags': 'Tags', 'settings.tagsAbout': 'What is offered where one tags a ticket; other words may be used and are listed here.', 'settings.tag': 'Tag', 'settings.tagNote': 'When to use it', 'settings.madeUp': 'made up by somebody',
};
