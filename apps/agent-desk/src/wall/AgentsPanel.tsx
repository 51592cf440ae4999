import type { AgentState } from '@lobby/contracts';
import { EmptyState } from '@lobby/ui/staff';
import { useAgents } from '../actions/useAgents.ts';
import { useQueues } from '../actions/useQueues.ts';
import { useT } from '../i18n/useT.ts';

const ORDER: Record<AgentState['presence'], number> = { online: 0, wrap_up: 1, break: 2, offline: 3 };

/** Who is there, in which state, with how much in hand. */
export function AgentsPanel() {
  const t = useT();
  const { agents, query } = useAgents({ watch: true });
  const { nameOf } = useQueues();
  return (
    <section className="wall-panel">
      <h3>{t('wall.agents')}</h3>
      {query.data && agents.length === 0 ? <EmptyState title={t('wall.noAgents')}>{null}</EmptyState> : null}
      <ul className="wall-agents">
        {agents.toSorted((a, b) => ORDER[a.presence] - ORDER[b.presence] || b.load - a.load || a.name.localeCompare(b.name)).map((agent) => (
          <li key={agent.id}>
            <span className={`presence-dot is-${agent.presence}`} aria-hidden="true" />
            <strong>{agent.name}</strong>
            <span className="lobby-soft">{t(`presence.${agent.presence}`)}</span>
            <span className="lobby-soft wall-skills">{agent.skills.map(nameOf).join(' · ')}</span>
            <meter min={0} max={Math.max(agent.capacity, 1)} value={agent.load} aria-label={t('wall.load')} />
            <span className="wall-load">{agent.load}/{agent.capacity}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
