import { ArrowLeftOutlined, DownloadOutlined, MoreOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Tooltip } from 'antd';
import { Link } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { useMay } from '../session/session.ts';
import { StateTag } from '../shared/StateTag.tsx';
import { titleOf } from '../shared/titleOf.ts';
import { wordOr } from '../shared/wordOr.ts';
import { getAt } from './path.ts';
import type { useItemEditor } from './useItemEditor.ts';

type Props = { id: string; editor: ReturnType<typeof useItemEditor>; onSave: () => void; onSubmit: () => void; onRetire: () => void };

/** Which item this is, how far it has come, and what can be done next. */
export function EditorBar({ id, editor, onSave, onSubmit, onRetire }: Props) {
  const t = useT();
  const { modal } = App.useApp();
  const mayEdit = useMay('item.edit');
  const maySubmit = useMay('item.submit');
  const row = editor.detail?.row;
  const whyNotSubmit = editor.dirty || !row ? t('edit.saveFirst') : row.state === 'draft' ? null : t(`state.${row.state}`);
  const confirmRetire = (): void => void modal.confirm({ title: t('edit.retire'), content: t('edit.retireBody'), okText: t('edit.retireOk'), cancelText: t('new.cancel'), onOk: onRetire });
  return (
    <header className="editor-bar">
      <Link to="/" aria-label={t('edit.back')}><Button type="text" icon={<ArrowLeftOutlined />} tabIndex={-1} /></Link>
      <div className="editor-name">
        <h2>{titleOf({ title: String(getAt(editor.draft, 'title.zh') || t('edit.untitled')), titleEn: getAt(editor.draft, 'title.en') as string | undefined })}</h2>
        <span className="lobby-soft"><span className="lobby-code">{id}</span> · {wordOr(t, `kind.${id.split('.')[0] ?? ''}`, '')}{row ? ` · ${t('edit.version', { version: row.version })}` : ''}</span>
      </div>
      {row ? <StateTag state={row.state} /> : null}
      <span className="admin-fill" />
      <output className="lobby-soft">{editor.dirty ? t('edit.unsaved') : ''}</output>
      {mayEdit ? <Button onClick={onSave} loading={editor.busy} disabled={!editor.dirty}>{t('edit.save')}</Button> : null}
      {maySubmit ? <Tooltip title={whyNotSubmit ?? ''}><Button type="primary" onClick={onSubmit} disabled={whyNotSubmit !== null || editor.busy}>{t('edit.submit')}</Button></Tooltip> : null}
      {row && id.startsWith('document.') ? <Tooltip title={t('export.document')}><Button icon={<DownloadOutlined />} aria-label={t('export.document')} href={`/api/v1/exports/documents/${id}?from=latest`} /></Tooltip> : null}
      {mayEdit && row ? <Dropdown trigger={['click']} menu={{ items: [{ key: 'retire', danger: true, label: t('edit.retire'), onClick: confirmRetire }] }}><Button icon={<MoreOutlined />} aria-label={t('edit.retire')} /></Dropdown> : null}
    </header>
  );
}
