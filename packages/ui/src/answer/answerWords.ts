import type { Language } from '@lobby/contracts';

const zh = {
  eligible: '符合条件', ineligible: '暂不符合', missingOne: '还差一项', missing: (n: number) => `还差 ${n} 项`,
  met: '满足', unmet: '不满足', open: '待确认', yours: '您的情况', quantities: '由此得出', remedies: '怎样可以符合', basis: '依据', steps: '办理步骤', yes: '是', no: '否',
};
const en: typeof zh = {
  eligible: 'Eligible', ineligible: 'Not eligible yet', missingOne: 'One thing missing', missing: (n: number) => `${n} things missing`,
  met: 'Met', unmet: 'Not met', open: 'Not known yet', yours: 'You', quantities: 'What follows', remedies: 'How to become eligible', basis: 'Source', steps: 'Steps', yes: 'yes', no: 'no',
};

export const answerWords = (language: Language) => (language === 'en' ? en : zh);
