const FRAMES = 5;

export type DescribedError = { name: string; code?: string; at: string[]; cause?: DescribedError };

/**
 * What may be written down of an error: its name, its code and where it happened. Never its message: a database's quotes the values of the statement, a parser's the
 * input, and both are customers' words.
 */
export function describeError(error: Error): DescribedError {
  const code = (error as { code?: unknown }).code;
  return {
    name: error.name, ...(typeof code === 'string' && /^[\w.-]{1,40}$/.test(code) ? { code } : {}), at: framesOf(error),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  };
}

/** The stack without the message in front of it, which may run over many lines. */
function framesOf({ stack = '', message }: Error): string[] {
  const begins = stack.indexOf(message);
  const frames = begins < 0 ? stack : stack.slice(begins + message.length);
  return frames.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, FRAMES).map((line) => line.trim());
}
