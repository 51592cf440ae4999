/** The widget's own words. A plain typed dictionary: i18next's core alone would cost a quarter of the whole budget, and there is no plural form to decide here. */
export const zh = {
  greeting: (bot: string) => `您好，我是${bot}`,
  greetingSub: '查费率、问条件、办业务，我都在。答案都附依据；需要时随时转人工。',
  topics: '大家常问', suggestions: '相关内容', suggested: (n: number) => `有 ${n} 条相关问题，按上下键选择`, suggestionsHide: '收起相关问题',
  composerLabel: '输入您的问题', placeholder: '输入问题，边输边找…', placeholderQueue: '补充说明，坐席接入后就能看到…', placeholderAgent: (name: string) => `回复${name}…`, send: '发送', left: (n: number) => `还可输入 ${n} 字`, tooLong: (n: number) => `超出 ${n} 字，请缩短`,
  human: '转人工', humanText: '转人工',
  close: '收起', language: 'EN · Switch to English', languageShort: 'EN', panel: '智能客服', more: '更多', transcript: '下载对话记录', restart: '开始新会话',
  speakerBot: '智能助手', speakerQueue: '正在为您转接人工', speakerAway: '人工服务时间外', speakerNobody: '暂无坐席在线', speakerAgent: (name: string) => `人工坐席 ${name}`, speakerClosed: '会话已结束', agent: '人工坐席',
  helpful: '有用', unhelpful: '没用', feedbackOf: '这条回答有用吗', feedbackThanks: '谢谢反馈', feedbackSorry: '抱歉没帮上忙，可以换个说法，或转人工',
  basis: (n: number) => `依据 ${n}`, basisTitle: '这条回答的依据', section: '章节', validFrom: '生效日期', version: '版本', sheetClose: '关闭',
  sending: '发送中', sent: '已发送', delivered: '已送达', read: '已读', failed: '发送失败', resend: '重发', discard: '删除', masked: '为保护您，部分号码已隐去',
  queueAt: (n: number) => `正在为您转接人工，您排在第 ${n} 位`, queue: '正在为您转接人工，请稍候', wait: (minutes: number) => (minutes <= 1 ? '约 1 分钟' : `约 ${minutes} 分钟`), queueNobody: '现在没有坐席在线，暂时说不准要等多久。坐席一上线就会在这里接待您；不想等的话，可以留言或约回电。', queueClosed: '现在不在人工服务时间。您的问题已经登记，坐席上班后会在这里回复您；也可以留言或约回电。', queueAhead: (n: number) => `您前面还有 ${n} 位`, keepWaiting: '继续等', keepWaitingDone: '好的，轮到您时会在这里提示', keepWaitingNobody: '好的，有坐席上线就会在这里接待您，不用一直开着页面', toBot: (bot: string) => `回到${bot}`,
  leaveMessage: '留言', askCallback: '约回电', deferPhone: '回电号码', deferText: '想让坐席知道什么', deferCall: '预约回电', deferSend: '提交留言', deferBack: '返回', deferFailed: '没有提交成功，请再试一次', deferNumber: '请填写能接听的号码，例如 138 0000 1234', deferEmpty: '请写下要转告坐席的内容',
  typing: (name: string) => `${name}正在输入…`, offline: '网络已断开。您可以继续输入，恢复后自动发送', connecting: '连接断开，正在重连。消息会在恢复后自动发送', refused: '暂时连接不上，请刷新页面再试',
  attach: '发送图片或 PDF', camera: '拍照', uploading: (name: string) => `正在上传 ${name}`, cancelFile: '取消', saveFile: '下载', fileAway: '暂时打不开，点按重试',
  today: '今天', yesterday: '昨天', newMessages: '新消息', you: '您', log: '对话', redacted: '（内容已删除）', loading: '正在读取之前的对话…',
  rateTitle: '这次服务怎么样？', rateScores: ['很差', '较差', '一般', '满意', '非常满意'], rateComment: '想说点什么？（选填）', rateSend: '提交评价', rateThanks: '感谢您的评价', rateFailed: '没有提交成功，请再试一次',
  transcriptTitle: (bank: string) => `${bank} 对话记录`, answers: '选择一个回答',
  problem: { too_large: '内容太长', rate_limited: '发送太频繁', conflict: '消息编号冲突', wrong_state: '会话当前不能发送', file_too_large: '文件太大，最多 10 MB', file_unsupported_type: '只能发送图片或 PDF', file_invalid_request: '文件已不在，请重新选择', other: '请重试' } as Record<string, string>,
};
export type Words = typeof zh;
