import { useT } from '../i18n/useT.ts';

/** Shown once, to be written down: each gets one in when the authenticator is lost. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useT();
  return (
    <div>
      <p>{t('factor.recovery')}</p>
      <ul className="codes">{codes.map((code) => <li key={code}>{code}</li>)}</ul>
    </div>
  );
}
