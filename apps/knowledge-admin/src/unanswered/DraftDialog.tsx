import type { UnansweredCluster } from '@lobby/contracts';
import { App, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { useTopics } from '../shared/useTopics.ts';
import { useDecide } from './useDecide.ts';
import { useProposedTopic } from './useProposedTopic.ts';

/** The draft that one click makes: topic and phrasings are proposed, the answer is left to write. */
export function DraftDialog({ cluster, onClose }: { cluster: UnansweredCluster; onClose: () => void }) {
  const t = useT();
  const topics = useTopics();
  const decide = useDecide();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [title, setTitle] = useState(cluster.title.slice(0, 120));
  const proposed = useProposedTopic(cluster);
  const [chosen, setTopic] = useState<string | null>(null);
  const topic = chosen ?? proposed ?? '';
  const isProposal = chosen === null && cluster.draft.topic === null && proposed !== null;
  const draft = async (): Promise<void> => {
    const changed = await decide.draft({ ids: cluster.rows.map((row) => row.id), itemId: cluster.draft.id, topic, title: title.trim() });
    if (changed === null) return;
    void message.success(t('unanswered.drafted', { count: changed }));
    void navigate(`/items/${cluster.draft.id}`);
  };
  return (
    <Modal open title={t('unanswered.draft')} okText={t('unanswered.draft')} cancelText={t('new.cancel')} okButtonProps={{ disabled: topic === '' || title.trim() === '', title: topic === '' ? t('unanswered.needTopic') : '' }} onOk={draft} onCancel={onClose}>
      <div className="lobby-stack">
        <div className="field"><label htmlFor="draft-title">{t('unanswered.titleField')}</label><Input id="draft-title" value={title} maxLength={120} onChange={(event) => setTitle(event.target.value)} /></div>
        <div className="field"><label htmlFor="draft-topic">{t('unanswered.pickTopic')}</label><Select id="draft-topic" value={topic || null} showSearch={{ optionFilterProp: 'label' }} options={topics} onChange={setTopic} />{topic === '' ? <span className="lobby-soft lobby-small">{t('unanswered.needTopic')}</span> : isProposal ? <span className="lobby-soft lobby-small">{t('unanswered.proposedTopic')}</span> : null}</div>
        <div><span className="field-name lobby-soft">{t('faq.phrasings')}</span><ul className="plain-list">{cluster.draft.phrasings.slice(0, 8).map((text) => <li key={text}>{text}</li>)}</ul></div>
      </div>
    </Modal>
  );
}
