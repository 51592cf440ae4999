import type { Language } from '@lobby/contracts';

const NAMES: Record<string, { zh: string; en: string }> = {
  app: { zh: '手机银行', en: 'the mobile app' }, online_bank: { zh: '网上银行', en: 'online banking' }, branch: { zh: '营业网点', en: 'any branch' },
  atm: { zh: '自助设备', en: 'cash machines' }, phone: { zh: '客服热线', en: 'the hotline' }, mini_program: { zh: '微信小程序', en: 'the mini program' },
};

export const channelName = (channel: string, language: Language): string => NAMES[channel]?.[language] ?? channel;
