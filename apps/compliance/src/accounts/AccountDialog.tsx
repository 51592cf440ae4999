import type { NewStaff, Problem, Role, StaffRequestAnswer, StaffRow } from '@lobby/contracts';
import { currentLanguage, problemText, useStaffWords } from '@lobby/ui/staff';
import { Alert, App, Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { givenIn, type Given } from './givenIn.ts';
import { useQueueNames, useRefreshAccounts } from './useAccounts.ts';

const ROLES: readonly Role[] = ['agent', 'supervisor', 'editor', 'approver', 'auditor', 'admin'];
const LANGUAGES = [{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }];
const FRESH = { roles: ['agent'], skills: [], languages: ['zh'], team: '', capacity: 5 } satisfies Partial<NewStaff>;
const NAME_MAX = 60;

/** A new account, or another one's rights and work. `account` is the one that changes. */
export function AccountDialog({ account, onGiven }: { account?: StaffRow; onGiven: (given: Given) => void }) {
  const t = useT();
  const words = useStaffWords();
  const { message } = App.useApp();
  const refresh = useRefreshAccounts();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [form] = Form.useForm<NewStaff>();
  const save = async (wish: NewStaff): Promise<void> => {
    const answer = await (account ? session.api.patch<StaffRow | StaffRequestAnswer>(`/api/v1/staff/${account.id}`, changed(account, wish)) : session.api.post<{ password: string } | StaffRequestAnswer>('/api/v1/staff', wish));
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setOpen(false);
    const given = givenIn(wish.name, answer.value);
    if (given) onGiven(given);
    else void message.success(t('accounts.saved'));
    await refresh();
  };
  return (
    <>
      <Button {...(account ? { size: 'small' } : { type: 'primary' })} onClick={() => setOpen(true)}>{t(account ? 'accounts.edit' : 'accounts.add')}</Button>
      <Modal open={open} title={t(account ? 'accounts.edit' : 'accounts.add')} okText={t('accounts.save')} cancelText={t('accounts.cancel')} onOk={form.submit} onCancel={() => setOpen(false)} destroyOnHidden>
        {problem ? <Alert role="alert" type="error" title={problem.errors?.[0]?.message ?? problemText(problem, words)} /> : null}
        <Form<NewStaff> form={form} layout="vertical" requiredMark={false} initialValues={account ?? FRESH} onFinish={(wish) => void save(wish)}>
          {account ? null : <Form.Item name="username" label={t('accounts.username')} extra={t('accounts.usernameHint')} rules={[{ required: true, pattern: /^[a-z][a-z0-9._-]{1,31}$/, message: t('accounts.usernameWrong') }]}><Input autoComplete="off" maxLength={32} /></Form.Item>}
          <Fields open={open} />
        </Form>
      </Modal>
    </>
  );
}

function Fields({ open }: { open: boolean }) {
  const t = useT();
  const queues = useQueueNames(open).data ?? [];
  return (
    <>
      <Form.Item name="name" label={t('accounts.name')} rules={[{ required: true, whitespace: true, max: NAME_MAX, message: t('accounts.nameWrong') }]}><Input autoComplete="off" maxLength={NAME_MAX} /></Form.Item>
      <Form.Item name="roles" label={t('accounts.roles')} extra={t('accounts.rolesHint')} rules={[{ required: true, type: 'array', min: 1, message: t('accounts.rolesWrong') }, { validator: async (_rule, roles: Role[] = []) => { if (exclude(roles)) throw new Error(t('accounts.rolesClash')); } }]}><Select mode="multiple" options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} /></Form.Item>
      <Form.Item name="team" label={t('accounts.team')}><Input maxLength={NAME_MAX} /></Form.Item>
      <Form.Item name="skills" label={t('accounts.skills')}><Select mode="multiple" options={queues.map((queue) => ({ value: queue.id, label: queue.name[currentLanguage()] ?? queue.id }))} /></Form.Item>
      <Form.Item name="languages" label={t('accounts.languages')}><Select mode="multiple" options={LANGUAGES} /></Form.Item>
      <Form.Item name="capacity" label={t('accounts.capacity')}><InputNumber min={0} max={50} /></Form.Item>
    </>
  );
}

/** The server's own rule (rolesFit), said before it is asked: who checks is nobody of those who are checked. */
const exclude = (roles: readonly Role[]): boolean => (roles.includes('auditor') && roles.length > 1) || (roles.includes('admin') && (roles.includes('editor') || roles.includes('approver')));

/** Only what is different: a change of rights ends all sessions of its holder. */
function changed(account: StaffRow, wish: NewStaff): Partial<NewStaff> {
  return Object.fromEntries(Object.entries(wish).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(account[key as keyof StaffRow])));
}
