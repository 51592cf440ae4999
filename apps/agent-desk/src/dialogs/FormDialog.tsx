import { Form, Modal, type FormInstance, type FormProps } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';

type Props<Fields extends object> = {
  title: string; okText: string; form: FormInstance<Fields>; onSubmit: (fields: Fields) => Promise<void>; onClose: () => void; children: ReactNode;
  /** Absent where the dialog stands in the page only while it is open. */
  open?: boolean;
  busy?: boolean; initialValues?: object; width?: number;
};

/**
 * A dialog that is one form, by keyboard from end to end: its first field has the focus, Enter in a line sends it (Ctrl/⌘ and Enter in a text of several), Esc leaves it, and
 * the focus goes back to where it came from.
 */
export function FormDialog<Fields extends object>({ title, okText, form, onSubmit, onClose, children, open, busy = false, initialValues, width = 520 }: Props<Fields>) {
  const t = useT();
  const body = useRef<HTMLDivElement>(null);
  useFocusBack(open === undefined);
  return (
    <Modal
      open={open ?? true} title={title} width={width} okText={okText} cancelText={t('action.cancel')} confirmLoading={busy} okButtonProps={{ htmlType: 'submit' }} onCancel={onClose} destroyOnHidden
      afterOpenChange={(shown) => { if (shown) firstField(body.current)?.focus(); }}
      modalRender={formAround({ form, ...(initialValues ? { initialValues } : {}), onFinish: (fields) => void onSubmit(fields) })}
    >
      <div ref={body}>{children}</div>
    </Modal>
  );
}

/** The form goes around the whole dialog, so that its button sends it. */
function formAround<Fields extends object>(props: FormProps<Fields> & { form: FormInstance<Fields> }) {
  const onKeyDown = (event: KeyboardEvent): void => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) props.form.submit(); };
  return (dialog: ReactNode) => <Form<Fields> layout="vertical" requiredMark={false} clearOnDestroy scrollToFirstError={{ focus: true }} onKeyDown={onKeyDown} {...props}>{dialog}</Form>;
}

/** Of a group of radios the chosen one, as the Tab key would. */
function firstField(body: HTMLElement | null): HTMLElement | null {
  const first = body?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input:not([type="hidden"], :disabled), textarea') ?? null;
  return (first?.type === 'radio' && body?.querySelector<HTMLElement>(`input[name="${first.name}"]:checked`)) || first;
}

/** A dialog that leaves the page while it is open leaves the focus nowhere; this gives it back. One that stays and is hidden does so itself. */
function useFocusBack(leavesThePage: boolean): void {
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => { if (leavesThePage && before instanceof HTMLElement && before.isConnected) before.focus(); }, [before, leavesThePage]);
}
