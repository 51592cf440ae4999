import type { TurnInput } from '../turn/turnGraph.ts';
import { contextOf, stateOf } from '../turn/graph/createTurnGraph.ts';
import { emptyDraft, type TurnDeps } from '../turn/graph/context.ts';
import { consider, reply, type Work } from '../turn/graph/nodes.ts';

export type GraphOverhead = {
  turns: number; graphP50Ms: number; graphP99Ms: number; directP50Ms: number; directP99Ms: number; overheadP50Ms: number;
  /** Processor time of one turn (p50, all threads): other load lengthens the clock, and this only through shared caches. */
  graphCpuP50Ms: number; directCpuP50Ms: number; overheadCpuP50Ms: number;
};

/**
 * What LangChain adds to a turn: the same turn through its sequence and through its two functions called in a row, in alternating order so that a noisy machine hits
 * both alike. `deps` should answer at once.
 */
export async function measureGraphOverhead(deps: TurnDeps, input: TurnInput, turns: number): Promise<GraphOverhead> {
  const { buildTurn } = await import('../turn/graph/buildTurn.ts');
  const graph = buildTurn();
  const throughGraph = async () => void (await graph.invoke(await firstWork(deps, input)));
  const direct = async () => void (await runDirectly(await firstWork(deps, input)));
  for (let i = 0; i < Math.min(turns, 50); i += 1) await throughGraph().then(direct);
  const through: Times = { ms: [], cpuMs: [] };
  const without: Times = { ms: [], cpuMs: [] };
  for (let i = 0; i < turns; i += 1) {
    const order = i % 2 === 0 ? [[throughGraph, through], [direct, without]] as const : [[direct, without], [throughGraph, through]] as const;
    for (const [run, times] of order) await timed(run, times);
  }
  return {
    turns, graphP50Ms: quantile(through.ms, 0.5), graphP99Ms: quantile(through.ms, 0.99), directP50Ms: quantile(without.ms, 0.5), directP99Ms: quantile(without.ms, 0.99),
    overheadP50Ms: quantile(differences(through.ms, without.ms), 0.5),
    graphCpuP50Ms: quantile(through.cpuMs, 0.5), directCpuP50Ms: quantile(without.cpuMs, 0.5), overheadCpuP50Ms: quantile(differences(through.cpuMs, without.cpuMs), 0.5),
  };
}

async function firstWork(deps: TurnDeps, input: TurnInput): Promise<Work> {
  const context = await contextOf(deps, input, new AbortController().signal);
  return { context, draft: emptyDraft(stateOf(input)), waiting: input.texts, current: null, heard: null, upset: false };
}

async function runDirectly(start: Work): Promise<Work> {
  const work = { ...start, ...await consider(start) };
  return { ...work, ...await reply(work) };
}

type Times = { ms: number[]; cpuMs: number[] };

/** Turn by turn, so that both sides of a pair ran in the same noise. */
const differences = (more: readonly number[], less: readonly number[]): number[] => more.map((ms, i) => ms - (less[i] ?? 0));

async function timed(run: () => Promise<void>, times: Times): Promise<void> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await run();
  times.ms.push(performance.now() - started);
  const { user, system } = process.cpuUsage(cpu);
  times.cpuMs.push((user + system) / 1000);
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 1000) / 1000;
}
