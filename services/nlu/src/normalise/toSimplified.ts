import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 't', to: 'cn' });
// Characters that exist only in traditional writing are among these blocks; a text without any Han character needs no conversion.
const HAN = /\p{Script=Han}/u;
/** Written alike in both scripts' dictionaries or confused by word conversion, yet common in Chinese bank chats from Taiwan and Hong Kong. */
const VARIANTS: Readonly<Record<string, string>> = { 妳: '你', 您: '您', 臺: '台', 裏: '里', 裡: '里', 喺: '在', 嘅: '的', 咗: '了', 唔: '不', 冇: '没', 佢: '他', 哋: '们', 啲: '些', 乜: '什', 嘢: '么', 俾: '给', 畀: '给', 攞: '拿', 緊: '紧', 嗰: '那', 嚟: '来', 睇: '看', 嗎: '吗', 麼: '么', 帳: '账', 帐: '账' };
const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join('')}]`, 'g');

/** Traditional to simplified Chinese, and a few Cantonese characters to their Mandarin ones. The result has as many UTF-16 units as the text. */
export function toSimplified(text: string): string {
  if (!HAN.test(text)) return text;
  const converted = convert(text);
  // Offsets are kept by position, so a conversion that changes the length is done character by character instead.
  const same = converted.length === text.length ? converted : Array.from(text, (char) => keepLength(char)).join('');
  return same.replace(VARIANT, (char) => VARIANTS[char] ?? char);
}

function keepLength(char: string): string {
  const converted = convert(char);
  return converted.length === char.length ? converted : char;
}
