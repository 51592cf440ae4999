/** LangChain sends every run, texts included, to its maker's servers where one of these is set; a customer's words leave the house nowhere else either. */
const SWITCHES = ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGCHAIN_TRACING_V2'];

/**
 * Switches foreign tracing off for this process, whatever the environment says.
 * @returns the names that had been set, for the log
 */
export function forbidTracing(env: NodeJS.ProcessEnv): string[] {
  const set = SWITCHES.filter((name) => env[name] !== undefined);
  for (const name of set) delete env[name];
  return set;
}
