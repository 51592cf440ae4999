import type { AgentState } from '@lobby/contracts';
import { Select } from 'antd';
import { useT } from '../i18n/useT.ts';

const ORDER: Record<AgentState['presence'], number> = { online: 0, wrap_up: 1, break: 2, offline: 3 };
type Props = { id?: string; agents: readonly AgentState[]; value?: string | undefined; onChange?: (id: string | undefined) => void; placeholder: string };

/** Colleagues, those who are there first, each with state and load. */
export function AgentSelect({ id, agents, value, onChange, placeholder }: Props) {
  const t = useT();
  const options = agents.toSorted((a, b) => ORDER[a.presence] - ORDER[b.presence] || a.load - b.load || a.name.localeCompare(b.name))
    .map((agent) => ({ value: agent.id, label: `${agent.name} · ${t('agents.state', { state: t(`presence.${agent.presence}`), load: agent.load, capacity: agent.capacity })}` }));
  return <Select {...(id ? { id } : {})} aria-label={placeholder} allowClear showSearch={{ optionFilterProp: 'label' }} value={value ?? null} onChange={(next: string | null | undefined) => onChange?.(next ?? undefined)} placeholder={placeholder} options={options} />;
}
