import { Navigate } from 'react-router';
import { useMay } from './session/session.ts';

/** The first screen that is one's work; one's own sign-in is everybody's. */
export function Home() {
  const audits = useMay('audit.read');
  const privacy = useMay('privacy.read');
  return <Navigate replace to={audits ? '/audit' : privacy ? '/privacy' : '/me'} />;
}
