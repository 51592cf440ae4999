import type { GateFinding, Item } from '@lobby/contracts';
import { oncePer } from '../../oncePer.ts';
import { textsIn } from '../../items/textsIn.ts';
import type { GateCheck } from './gateCheck.ts';

/** A tag of HTML, open or closed. "年龄 <18 岁" and "a < b" are none. */
const TAG = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>|<!--/i;

/** HTML in a text is shown to customers as the signs it is made of; nobody wants that, so whoever publishes is told where it stands. What is out of scope is taught by such examples. */
export const checkMarkup: GateCheck = (index) => index.content.items.flatMap(({ item }) => (item.kind === 'topic' && item.body.outOfScope ? [] : markupIn(item)));

const markupIn = oncePer((item: Item): GateFinding[] => textsIn(item).filter(({ text }) => TAG.test(text))
  .map(({ path, text }) => ({ severity: 'warning', check: 'markup', itemId: item.id, field: path, message: `holds HTML (${TAG.exec(text)?.[0].slice(0, 40) ?? ''}), which is shown as it stands; texts are Markdown` })));
