import type { Language } from '@lobby/contracts';

const BANK_TIME_ZONE = 'Asia/Shanghai';

type Words = {
  queued(position: number, waitSeconds: number | null): string;
  unstaffed(by: Date | null): string;
  outOfHours(ticketNumber: string | null, by: Date | null): string;
  promised(kind: 'message' | 'callback', ticketNumber: string, by: Date): string;
  takenOver(agentName: string): string;
  joined(agentName: string): string;
  left(agentName: string): string;
  ticketOpened(number: string): string;
  accepted(agentName: string): string;
  transferred: string;
  requeued: string;
  returnedToBot: string;
  withdrawn: string;
  resolved: string;
  couldNotProcess: string;
  couldNotProcessNorQueue: string;
  ticketSubject: string;
};

/** A date and time as the bank's customers read it, in the bank's time zone. */
function moment(language: Language, at: Date): string {
  const day = language === 'zh' ? { month: 'long', day: 'numeric', weekday: 'short' } as const : { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: BANK_TIME_ZONE, ...day, hour: '2-digit', minute: '2-digit', hour12: false }).format(at);
}

const minutes = (seconds: number): number => Math.max(1, Math.round(seconds / 60));

/** What the customer is told around a handoff. Never empty: there is no path on which nothing is said. */
export const WORDS: Record<Language, Words> = {
  zh: {
    queued: (position, wait) => `正在为您转接人工坐席，${position > 1 ? `前面还有 ${position - 1} 位` : '您是下一位'}${wait === null ? '' : `，预计等待约 ${minutes(wait)} 分钟`}。`,
    unstaffed: (by) => `现在没有坐席在线，暂时说不准要等多久。您可以继续等，坐席一上线就会在这里接待您；也可以留言或约回电${by ? `，坐席会在 ${moment('zh', by)} 前答复您` : ''}。`,
    outOfHours: (number, by) => `现在不在人工服务时间。${number ? `您的问题已登记为工单 ${number}，` : '您的问题已登记，'}坐席将在${by ? ` ${moment('zh', by)} 前` : '上班后'}在这里回复您。您也可以留言或约回电。`,
    promised: (kind, number, by) => `${kind === 'callback' ? `已预约回电：坐席将在 ${moment('zh', by)} 前致电您` : `已收到您的留言：坐席将在 ${moment('zh', by)} 前在这里答复您`}，工单号 ${number}。这段时间您可以继续和我聊。`,
    takenOver: (name) => `主管 ${name} 已接手，接下来由我为您服务。`,
    joined: (name) => `主管 ${name} 已加入对话，和坐席一起为您服务。`,
    left: (name) => `主管 ${name} 已离开，坐席继续为您服务。`,
    ticketOpened: (number) => `已为您登记工单 ${number}。`,
    accepted: (name) => `坐席 ${name} 已接入，为您服务。`,
    transferred: '正在为您转接到更合适的坐席，之前的内容都会一并转交，您不用重复说明。',
    requeued: '刚才的坐席暂时离开了，已把您排到队伍最前面，之前的内容都会一并转交。',
    returnedToBot: '人工服务已结束，接下来由智能助手继续为您服务。',
    withdrawn: '已取消转人工，您可以继续和我聊。',
    resolved: '本次服务已结束，感谢您的咨询。如还有问题，直接留言即可。',
    couldNotProcess: '抱歉，这条消息我没能处理好，正在为您转接人工坐席。',
    couldNotProcessNorQueue: '抱歉，这条消息我没能处理好，暂时也无法转接人工。请稍后再试，或拨打客服热线。',
    ticketSubject: '客户请求人工服务',
  },
  en: {
    queued: (position, wait) => `Connecting you to a colleague: ${position > 1 ? `${position - 1} ahead of you` : 'you are next'}${wait === null ? '' : `, about ${minutes(wait)} min`}.`,
    unstaffed: (by) => `No colleague is online right now, so we cannot say how long it will take. You can keep waiting and will be served here as soon as somebody is back, or leave a message or ask to be called${by ? `: you will then hear from us by ${moment('en', by)}` : ''}.`,
    outOfHours: (number, by) => `Our colleagues are not on duty now. ${number ? `Your request is on record as ticket ${number}` : 'Your request is on record'}; they will answer you here ${by ? `by ${moment('en', by)}` : 'when they are back'}. You can also leave a message or ask to be called.`,
    promised: (kind, number, by) => `${kind === 'callback' ? `A colleague will call you by ${moment('en', by)}` : `We have your message; a colleague will answer you here by ${moment('en', by)}`}. Your ticket is ${number}. Meanwhile you can go on with me.`,
    takenOver: (name) => `${name}, a supervisor, has taken over and will help you from here.`,
    joined: (name) => `${name}, a supervisor, has joined the conversation.`,
    left: (name) => `${name} has left; your colleague goes on helping you.`,
    ticketOpened: (number) => `I have opened ticket ${number} for you.`,
    accepted: (name) => `${name} has joined and will help you.`,
    transferred: 'I am passing you to a colleague who can help better. They see everything said so far, so you need not repeat it.',
    requeued: 'The colleague had to leave. You are at the head of the queue; whoever comes next sees everything said so far.',
    returnedToBot: 'Our colleague has finished; the assistant goes on from here.',
    withdrawn: 'You are no longer waiting for a colleague. You can go on with me.',
    resolved: 'This conversation is closed. Thank you; just write again if there is anything else.',
    couldNotProcess: 'Sorry, I could not handle that message. I am connecting you to a colleague.',
    couldNotProcessNorQueue: 'Sorry, I could not handle that message and cannot reach a colleague right now. Please try again in a while or call our hotline.',
    ticketSubject: 'Customer asks for a person',
  },
};
