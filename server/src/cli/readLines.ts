/** The values of a JSONL text. @throws Error naming file and line that is no JSON */
export function readLines(file: string, text: string): unknown[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line) as unknown];
    } catch {
      throw new Error(`${file}:${i + 1} is not JSON`);
    }
  });
}
