import { flowDiagram, runDialogues, validateFlow } from '@lobby/conversation';
import { SCRIPTED_CUSTOMER, type House } from '../wireHouse.ts';

/** Scripted dialogues on the served release; with the trace of every turn, and with the ways of the flows they walk. */
export async function evaluateDialogues(house: House, lines: readonly unknown[], wish: { trace: boolean; coverage: boolean }): Promise<object> {
  const release = house.knowledge.currentRelease() ?? '';
  const flows = wish.coverage ? { flows: (await house.knowledge.dialogue(release)).flows } : {};
  const { failures, traces, coverage, ...report } = await runDialogues(lines, { runTurn: house.runTurn, releaseId: release, bankCustomerId: SCRIPTED_CUSTOMER, trace: wish.trace, ...flows });
  return { ...report, encoder: house.nlu.status().name, failures, ...(coverage ? { coverage } : {}), ...(traces ? { traces } : {}) };
}

/** The regression bench, all of it, as the release gate would run it. */
export async function evaluateRegression(house: House): Promise<object> {
  const content = await house.knowledge.releaseContent();
  if (!content) throw new Error('No knowledge has been published');
  const { cases, tookMs } = await house.regression.run(content, [], AbortSignal.timeout(20 * 60_000));
  const perSuite = Object.fromEntries([...new Set(cases.map((c) => c.suite))].map((suite) => {
    const own = cases.filter((c) => c.suite === suite);
    return [suite, { n: own.length, passed: own.filter((c) => c.passed).length }];
  }));
  const passed = cases.filter((c) => c.passed).length;
  return { n: cases.length, passed, accuracy: Math.round((passed / Math.max(1, cases.length)) * 10_000) / 10_000, perSuite, tookMs, encoder: house.nlu.status().name, failures: cases.filter((c) => !c.passed) };
}

/** Every flow of the release: what the validator says of it, and its picture as Mermaid. */
export async function describeFlows(house: House): Promise<object> {
  const { flows } = await house.knowledge.dialogue(house.knowledge.currentRelease() ?? '');
  return { n: flows.length, flows: flows.map(({ id, title, body }) => ({ id, title: title.zh, topics: body.topics, requires: body.requires, steps: body.steps.length, findings: validateFlow(body), diagram: flowDiagram(body) })) };
}
