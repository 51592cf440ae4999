import type { SlaPolicy } from '@lobby/contracts';
import { useT } from '../i18n/useT.ts';
import { MinutesField, PRIORITIES } from './fields.tsx';
import { SettingsPart } from './SettingsPart.tsx';
import { useSetting } from './useSetting.ts';

/** Minutes of open time by priority. */
export function PoliciesPart() {
  const t = useT();
  const { query, write } = useSetting<{ policies: SlaPolicy[] }>('/api/v1/sla-policies');
  const known = query.data?.policies ?? [];
  const lines = PRIORITIES.flatMap((priority) => known.filter((p) => p.priority === priority)).map(({ priority, ...values }) => ({
    id: priority, values, name: t(`priority.${priority}`), detail: t('settings.policyOf', { first: values.firstResponse, next: values.nextResponse, resolution: values.resolution }),
  }));
  return (
    <SettingsPart
      title={t('settings.policies')} about={t('settings.policiesAbout')} query={query} lines={lines} save={(id, values) => write(id, values)}
      Fields={PolicyFields}
    />
  );
}

function PolicyFields() {
  const t = useT();
  return (
    <>
      <MinutesField name="firstResponse" label={t('ticket.firstResponse')} />
      <MinutesField name="nextResponse" label={t('ticket.nextResponse')} />
      <MinutesField name="resolution" label={t('ticket.resolution')} />
    </>
  );
}
