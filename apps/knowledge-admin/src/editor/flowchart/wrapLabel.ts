const CLOSING = /^[，。、；：！？）》」』”’]$/;

/** Breaks a label into lines: between words where it has any, else between signs. What does not fit ends in an ellipsis. */
export function wrapLabel(label: string, perLine: number, most: number): string[] {
  const words = /[\u4e00-\u9fff]/.test(label) ? [...label] : label.split(/(?<= )/);
  const lines: string[] = [''];
  for (const word of words) {
    const last = lines.at(-1) ?? '';
    // A stop or a closing bracket never begins a line.
    if (last !== '' && !CLOSING.test(word) && last.length + word.trimEnd().length > perLine) lines.push(word);
    else lines[lines.length - 1] = last + word;
  }
  const shown = lines.slice(0, most).map((line) => line.trim());
  return lines.length > most ? [...shown.slice(0, -1), `${(shown.at(-1) ?? '').slice(0, perLine - 1)}…`] : shown.filter((line) => line !== '');
}
