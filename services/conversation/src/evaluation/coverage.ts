import type { FlowBody, ReleasedFlow } from '@lobby/contracts';
import { exits } from '../dialogue/flow/validateFlow.ts';

type Walked = readonly { flow: string; step: string }[];
export type FlowCoverage = { flow: string; steps: number; stepsWalked: number; ways: number; waysWalked: number; untried: string[] };
export type Coverage = { flows: FlowCoverage[]; flowsWalked: number; steps: number; stepsWalked: number; ways: number; waysWalked: number };

/**
 * Which steps of the flows, and which ways from step to step, scripted dialogues take. `untried` lists the ways nobody has gone, as "from → to".
 * @param walks the steps of each dialogue in order
 */
export function coverageOf(flows: readonly ReleasedFlow[], walks: readonly Walked[]): Coverage {
  const covered = flows.map((flow) => flowCoverage(flow, walks.map((w) => w.filter((s) => s.flow === flow.id).map((s) => s.step))));
  const sum = (key: 'steps' | 'stepsWalked' | 'ways' | 'waysWalked') => covered.reduce((all, c) => all + c[key], 0);
  return { flowsWalked: covered.filter((c) => c.stepsWalked > 0).length, steps: sum('steps'), stepsWalked: sum('stepsWalked'), ways: sum('ways'), waysWalked: sum('waysWalked'), flows: covered };
}

function flowCoverage({ id, body }: ReleasedFlow, walks: readonly string[][]): FlowCoverage {
  const ways = waysOf(body);
  const steps = new Set(walks.flat());
  const gone = new Set(walks.flatMap((walk) => walk.slice(1).map((to, i) => `${walk[i]} → ${to}`)));
  const untried = ways.filter((way) => !gone.has(way));
  return { flow: id, steps: body.steps.length, stepsWalked: body.steps.filter((s) => steps.has(s.id)).length, ways: ways.length, waysWalked: ways.length - untried.length, untried };
}

function waysOf(body: FlowBody): string[] {
  const all = body.steps.flatMap((step, i) => exits(step, body.steps[i + 1]?.id ?? '').filter((e) => e.to !== '').map((e) => `${step.id} → ${e.to}`));
  return [...new Set(all)];
}
