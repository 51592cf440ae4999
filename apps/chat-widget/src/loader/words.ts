export const WORDS = {
  zh: { open: '打开智能客服', unread: (n: number) => `，${n} 条未读`, frame: '智能客服对话', greeting: '您好，有什么可以帮您？查费率、办业务、转人工都可以。', dismiss: '不再提示' },
  en: { open: 'Open the chat assistant', unread: (n: number) => `, ${n} unread`, frame: 'Chat assistant', greeting: 'Hello! Ask about fees and rates, get things done, or talk to a person.', dismiss: 'Dismiss' },
};
