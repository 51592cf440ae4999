/** A greeting at the very beginning. Latin ones end at a space or sign, so that "history" is none; 在吗 and 请问 belong to it. */
const GREETING = /^(?:(?:您好|你好)[呀啊哈哇]?|哈喽|哈啰|嗨|(?:早上|中午|下午|晚上)好|喂|亲(?=[,，~!！\s])|在吗|在么|请问一下|请问|(?:hi|hello|hey)(?: there)?(?=[\s,.!])|good (?:morning|afternoon|evening)(?=[\s,.!])|[\s,，.。!！?？~～])+/iu;
/** Signs (Chinese) or words (Latin) that are left of a real request. */
const LEAST = { signs: 4, words: 3 };

/**
 * The request without the greeting before it: "hi can i use my card in japan" is no greeting. What is only a greeting, or says next to nothing besides, is left as it is.
 * @param text normalised text
 */
export function withoutGreeting(text: string): string {
  const rest = text.replace(GREETING, '').trim();
  const signs = [...rest.matchAll(/\p{Script=Han}/gu)].length;
  const words = rest.match(/[a-z][a-z']*/giu)?.length ?? 0;
  return signs >= LEAST.signs || words >= LEAST.words ? rest : text;
}
