import type { ScreenLanguage } from '@lobby/ui/staff';

export type CannedPhrase = { code: string; text: Record<ScreenLanguage, string> };

/** What agents say many times a day. `code` is typed after `/`: pinyin initials or a short English word find it. */
export const CANNED_PHRASES: readonly CannedPhrase[] = [
  { code: 'hello nh', text: { zh: '您好，我是人工客服，已经看到您前面说的内容，马上为您处理。', en: 'Hello, I am a human colleague. I have read what you wrote before and will help you now.' } },
  { code: 'wait sd', text: { zh: '请稍等，我查一下，两分钟内回复您。', en: 'One moment please, I am checking and will answer within two minutes.' } },
  { code: 'sorry bq', text: { zh: '很抱歉给您带来不便，我来跟进到解决为止。', en: 'I am sorry for the trouble. I will stay with this until it is solved.' } },
  { code: 'verify hs', text: { zh: '为保护您的账户，请在手机银行里完成身份验证；验证码和密码请不要发给任何人，包括我。', en: 'To protect your account please verify yourself in the app. Never send a code or password to anyone, including me.' } },
  { code: 'safe aq', text: { zh: '请先不要转账，也不要按对方的要求操作。我们不会要求您把钱转到“安全账户”。', en: 'Please do not transfer anything or follow their instructions. We never ask you to move money to a “safe account”.' } },
  { code: 'branch wd', text: { zh: '这项业务需要本人带有效身份证件到网点办理，我把最近网点的营业时间发给您。', en: 'This needs you in person at a branch with a valid ID; I will send you the nearest opening hours.' } },
  { code: 'done wb', text: { zh: '已经为您处理好了。还有别的需要帮忙吗？', en: 'This has been taken care of. Is there anything else?' } },
  { code: 'bye zj', text: { zh: '感谢您的来访，祝您生活愉快。', en: 'Thank you for contacting us. Have a good day.' } },
];

/** Phrases whose code or words hold what was typed after the slash. */
export function findCanned(typed: string, language: ScreenLanguage): CannedPhrase[] {
  const wanted = typed.trim().toLowerCase();
  return CANNED_PHRASES.filter((p) => wanted === '' || p.code.split(' ').some((code) => code.startsWith(wanted)) || p.text[language].toLowerCase().includes(wanted));
}
