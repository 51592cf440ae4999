import { Alert, App, Segmented } from 'antd';
import { problemText, useStaffWords, LoadingState } from '@lobby/ui/staff';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { useMay } from '../session/session.ts';
import { ChangedSources } from './ChangedSources.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { Findings } from '../releases/Findings.tsx';
import { EditorBar } from './EditorBar.tsx';
import { EditorContext } from './EditorContext.tsx';
import { FieldErrors } from './FieldErrors.tsx';
import { EditorSide } from './EditorSide.tsx';
import { EnvelopeForm } from './forms/EnvelopeForm.tsx';
import { FORMS } from './forms/formOf.ts';
import { useLeaveGuard } from './useLeaveGuard.ts';
import type { Draft } from './path.ts';
import { ImpactLine } from './ImpactLine.tsx';
import type { useItemEditor } from './useItemEditor.ts';

const SourceEditor = lazy(() => import('./SourceEditor.tsx'));
type Props = { id: string; editor: ReturnType<typeof useItemEditor> };

export function ItemEditor({ id, editor }: Props) {
  const t = useT();
  const words = useStaffWords();
  const { message } = App.useApp();
  const mayEdit = useMay('item.edit');
  const kind = id.slice(0, id.indexOf('.'));
  const Form = FORMS[kind];
  const [view, setView] = useState<'form' | 'source'>(Form ? 'form' : 'source');
  useLeaveGuard(editor.dirty && mayEdit);

  const save = async (wish: { retire?: boolean; after?: number; item?: Draft } = {}): Promise<void> => {
    const outcome = await editor.save(wish);
    if (outcome === null) return void message.error(t('edit.fix'));
    if ('code' in outcome) return void (outcome.code === 'conflict' ? null : message.error(problemText(outcome, words)));
    message.success(wish.retire ? t('edit.retireSaved') : t('edit.saved', { version: outcome.row.version }));
  };
  const submit = async (): Promise<void> => {
    const problem = await editor.submit();
    if (problem) message.error(problemText(problem, words));
    else message.success(t('edit.submitted'));
  };

  const restore = async (version: number): Promise<void> => {
    const problem = await editor.restore(version);
    if (problem) message.error(problemText(problem, words));
    else message.success(t('edit.restored', { version }));
  };

  return (
    <EditorContext value={{ draft: editor.draft, errors: editor.errors, readOnly: !mayEdit, set: editor.set }}>
      <div className="editor">
        <EditorBar id={id} editor={editor} onSave={() => void save()} onSubmit={() => void submit()} onRetire={() => void save({ retire: true })} />
        <div className="editor-panes">
          <section className="editor-form" aria-label={t('edit.body')}>
            {mayEdit ? null : <Alert type="info" title={t('edit.noPermission')} />}
            {editor.detail ? <ChangedSources detail={editor.detail} /> : null}
            {editor.detail?.row.state === 'in_review' ? <Alert type="warning" title={t('edit.inReview')} /> : null}
            <FieldErrors kind={kind} errors={editor.errors} />
            {editor.warnings.length > 0 ? <Alert type="warning" title={t('edit.foreseen')} description={<Findings findings={editor.warnings} />} /> : null}
            {Form ? <Segmented<'form' | 'source'> value={view} onChange={setView} options={[{ value: 'form', label: t('edit.form') }, { value: 'source', label: t('edit.source') }]} /> : <p className="lobby-soft">{t('edit.sourceOnly')}</p>}
            {view === 'form' && Form ? <><h2>{t('edit.basics')}</h2><div className="fields"><EnvelopeForm /></div><h2>{t('edit.body')}</h2><div className="fields"><Form /></div></> : <Suspense fallback={<LoadingState />}><SourceEditor onReplace={editor.replace} /></Suspense>}
          </section>
          <EditorSide kind={kind} detail={editor.detail} draft={editor.draft} dirty={editor.dirty} onRestore={mayEdit ? (version) => void restore(version) : null} />
        </div>
        {editor.detail ? <ImpactLine detail={editor.detail} /> : null}
      </div>
      {editor.conflict ? <ConflictDialog conflict={editor.conflict} base={editor.base} mine={editor.draft} onTheirs={() => void editor.takeTheirs()} onMerge={(item, after) => { editor.replace(item); void save({ after, item }); }} onClose={editor.dropConflict} /> : null}
    </EditorContext>
  );
}
