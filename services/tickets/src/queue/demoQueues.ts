import { everyDay, type BusinessCalendar } from '../calendar/businessCalendar.ts';

/** `calendar` null: around the clock. `skill` is what an agent's skills must name. */
export type QueueSeed = { id: string; name: { zh: string; en: string }; skill: string; calendar: BusinessCalendar | null; wrapUpSeconds?: number };

/** Where a handoff goes whose queue nobody knows. */
export const DEFAULT_QUEUE = 'general';

const office = everyDay('08:00', '22:00');

/** The demo bank's queues. What costs money by the minute is open around the clock. */
export const DEMO_QUEUES: readonly QueueSeed[] = [
  { id: DEFAULT_QUEUE, name: { zh: '综合服务', en: 'General service' }, skill: 'general', calendar: office },
  { id: 'cards', name: { zh: '银行卡', en: 'Cards' }, skill: 'cards', calendar: null },
  { id: 'loans', name: { zh: '贷款', en: 'Loans' }, skill: 'loans', calendar: office },
  { id: 'fraud', name: { zh: '反诈与盗刷', en: 'Fraud' }, skill: 'fraud', calendar: null },
  { id: 'complaints', name: { zh: '投诉受理', en: 'Complaints' }, skill: 'complaints', calendar: office },
];
