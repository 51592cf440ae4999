import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { titleOf } from '../../shared/titleOf.ts';
import { useErrorWithin, useField } from '../EditorContext.tsx';
import { LocalizedField } from '../fields/localizedFields.tsx';
import { TextField } from '../fields/simpleFields.tsx';

type Section = { anchor: string; heading: { zh: string; en?: string }; text: { zh: string } };

/** A document as what it is: sections from top to bottom. Rules and answers cite a section by its mark, so the mark stays when the heading changes. */
export function DocumentForm() {
  const t = useT();
  return (
    <>
      <LocalizedField path="body.summary" label={t('document.summary')} lines={2} />
      <TextField path="body.source" label={t('document.source')} optional wide />
      <Sections />
    </>
  );
}

function Sections() {
  const t = useT();
  const { value, set, disabled, id } = useField<Section[]>('body.sections');
  const error = useErrorWithin('body.sections');
  const sections = value ?? [];
  const move = (at: number, by: number): void => set(sections.with(at, sections[at + by] as Section).with(at + by, sections[at] as Section));
  return (
    <fieldset className="steps is-wide" id={id}>
      <legend>{t('document.sections')}</legend>
      {sections.map((section, at) => (
        <details key={at} className="step" open={section.heading.zh === ''}>
          <summary>{titleOf({ title: section.heading.zh, titleEn: section.heading.en }) || `${t('rule.section')} ${at + 1}`}</summary>
          <header className="bar">
            <span className="admin-fill" />
            <Button size="small" type="text" icon={<ArrowUpOutlined />} disabled={disabled || at === 0} aria-label={`${t('procedure.up')} ${at + 1}`} onClick={() => move(at, -1)} />
            <Button size="small" type="text" icon={<ArrowDownOutlined />} disabled={disabled || at === sections.length - 1} aria-label={`${t('procedure.down')} ${at + 1}`} onClick={() => move(at, 1)} />
            <Button size="small" type="text" icon={<DeleteOutlined />} disabled={disabled || sections.length === 1} aria-label={`${t('field.remove')} ${at + 1}`} onClick={() => set(sections.filter((_, i) => i !== at))} />
          </header>
          <div className="fields">
            <LocalizedField path={`body.sections[${at}].heading`} label={t('document.heading')} />
            <LocalizedField path={`body.sections[${at}].text`} label={t('document.text')} lines={4} />
            <TextField path={`body.sections[${at}].anchor`} label={t('document.anchor')} hint={t('document.anchorHint')} />
          </div>
        </details>
      ))}
      {error ? <span className="field-error" role="alert">{error}</span> : null}
      <Button size="small" icon={<PlusOutlined />} disabled={disabled} onClick={() => set([...sections, { anchor: freshAnchor(sections), heading: { zh: '' }, text: { zh: '' } }])}>{t('document.add')}</Button>
    </fieldset>
  );
}

/** The first "s<n>" that no section has. */
function freshAnchor(sections: readonly Section[]): string {
  const known = new Set(sections.map((section) => section.anchor));
  for (let n = sections.length + 1; ; n += 1) if (!known.has(`s${n}`)) return `s${n}`;
}
