import type { ItemOf } from '@lobby/contracts';
import { oncePer } from '../../oncePer.ts';
import type { FlowCheck, GateCheck } from './gateCheck.ts';

/** What the dialogue finds wrong with flows. Walking every way through one takes milliseconds, so it is done once a version. */
export const checkFlows: GateCheck = (index, { checkFlow }) => (checkFlow ? index.of('flow') : []).flatMap(({ item }) =>
  findingsBy(checkFlow as FlowCheck)(item.body).map((f) => ({ severity: 'error' as const, check: 'flow', itemId: item.id, field: `body.${f.path}`, message: f.message })));

const findingsBy = oncePer((check: FlowCheck) => oncePer((body: ItemOf<'flow'>['body']) => check(body)));
