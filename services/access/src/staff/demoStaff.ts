import type { Role } from '@lobby/contracts';

export type StaffSeed = { username: string; name: string; roles: Role[]; skills: string[]; languages: string[]; team: string; capacity?: number };

const ALL_SKILLS = ['general', 'cards', 'loans', 'fraud', 'complaints'];
const back = { skills: [], languages: ['zh'] };

/** The people of the demo bank. Their passwords are made at the first start. */
export const DEMO_STAFF: readonly StaffSeed[] = [
  { username: 'agent1', name: '李晓', roles: ['agent'], skills: ALL_SKILLS, languages: ['zh', 'en'], team: '客服一组' },
  { username: 'agent2', name: '陈晨', roles: ['agent'], skills: ['general', 'cards', 'loans'], languages: ['zh'], team: '客服二组' },
  { username: 'supervisor1', name: '周敏', roles: ['supervisor'], skills: ALL_SKILLS, languages: ['zh', 'en'], team: '客服一组' },
  { username: 'editor1', name: '何静', roles: ['editor'], team: '知识运营', ...back },
  { username: 'approver1', name: '沈岚', roles: ['approver'], team: '合规审核', ...back },
  { username: 'auditor1', name: '顾远', roles: ['auditor'], team: '内部审计', ...back },
  { username: 'admin1', name: '罗川', roles: ['admin'], team: '信息科技', ...back },
  // What one admin asks for another approves.
  { username: 'admin2', name: '许宁', roles: ['admin'], team: '信息安全', ...back },
];
