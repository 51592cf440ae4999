import { App } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useT } from '../i18n/useT.ts';

/** Asks once before typed words are left behind: on the way to another page, and when the tab closes. */
export function useLeaveGuard(unsaved: boolean): void {
  const t = useT();
  const { modal } = App.useApp();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (blocker.state !== 'blocked') return undefined;
    const dialog = modal.confirm({ title: t('edit.leave'), cancelText: t('new.cancel'), onOk: () => blocker.proceed(), onCancel: () => blocker.reset() });
    return dialog.destroy;
  }, [blocker, modal, t]);
  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
