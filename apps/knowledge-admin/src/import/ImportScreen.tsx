import { InboxOutlined } from '@ant-design/icons';
import { currentLanguage, problemText, useStaffWords } from '@lobby/ui/staff';
import { findingText } from '../i18n/findingText.ts';
import { Alert, Button, Progress, Upload } from 'antd';
import { useT } from '../i18n/useT.ts';
import { useMay } from '../session/session.ts';
import { ConfirmBar } from './ConfirmBar.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { ImportOptions } from './ImportOptions.tsx';
import { ImportResult } from './ImportResult.tsx';
import { MappingTable } from './MappingTable.tsx';
import { ReportTable } from './ReportTable.tsx';
import { NO_WISHES, useImport } from './useImport.ts';

const ACCEPT = '.md,.markdown,.html,.htm,.docx,.pdf,.xlsx,.csv,.tsv,.json,.yaml,.yml,.zip';

/** Files into knowledge and out of it: choose, see what would happen, confirm. */
export function Component() {
  const t = useT();
  const work = useImport();
  const mayEdit = useMay('item.edit');
  return (
    <section className="page lobby-stack import">
      <header className="bar"><h2>{t('nav.import')}</h2><span className="admin-fill" /><ExportMenu /></header>
      {mayEdit ? <Work work={work} /> : <Alert type="info" title={t('import.noPermission')} />}
    </section>
  );
}

function Work({ work }: { work: ReturnType<typeof useImport> }) {
  const t = useT();
  const words = useStaffWords();
  const { file, sent, report, problem } = work;
  if (report?.stored) return <ImportResult report={report} onAgain={work.reset} />;
  return (
    <>
      {file === null ? <Choose onFile={(chosen) => void work.tryIt(chosen, NO_WISHES)} /> : (
        <div className="bar card import-file"><strong>{file.name}</strong><span className="lobby-soft">{sizeOf(file.size)}</span><span className="admin-fill" /><Button onClick={work.reset} disabled={sent !== null}>{t('import.other')}</Button></div>
      )}
      {sent === null ? null : <div role="status"><span>{sent < 1 ? t('import.sending') : t('import.reading')}</span><Progress percent={Math.round(sent * 100)} status={sent < 1 ? 'normal' : 'active'} aria-label={t('import.sending')} showInfo={sent < 1} /></div>}
      {problem ? <Alert type="error" showIcon role="alert" title={problem.code === 'conflict' ? t('import.changed') : problemText(problem, words)} description={problem.code === 'conflict' || !problem.detail || currentLanguage() === 'en' ? undefined : findingText(problem.detail, 'zh')} /> : null}
      {file && sent === null ? <ImportOptions key={`${file.name}${file.lastModified}`} report={report} wishes={work.wishes} onWishes={work.setWishes} onTry={() => void work.tryIt(file, work.wishes)} /> : null}
      {report && file && sent === null ? (
        <>
          {report.sheets.filter((sheet) => sheet.as === 'faqs').map((sheet) => <MappingTable key={`${sheet.file}${sheet.sheet}`} sheet={sheet} onMapping={(mapping) => void work.tryIt(file, { ...work.wishes, as: 'faqs', mapping })} />)}
          <ReportTable report={report} />
          <ConfirmBar report={report} onConfirm={() => void work.confirm()} />
        </>
      ) : null}
    </>
  );
}

function Choose({ onFile }: { onFile: (file: File) => void }) {
  const t = useT();
  return (
    <Upload.Dragger accept={ACCEPT} showUploadList={false} beforeUpload={(file) => { onFile(file); return false; }}>
      <p className="ant-upload-drag-icon"><InboxOutlined /></p>
      <p className="ant-upload-text">{t('import.choose')}</p>
      <p className="ant-upload-hint">{t('import.kinds')}</p>
    </Upload.Dragger>
  );
}

const KB = 1024;
const sizeOf = (bytes: number): string => (bytes < KB * KB ? `${Math.max(1, Math.round(bytes / KB))} KB` : `${(bytes / KB / KB).toFixed(1)} MB`);
