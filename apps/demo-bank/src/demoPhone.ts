import { fillCustomers, read } from './demoBank.ts';

type Text = { code: string; sentAt: string };
const EVERY_MS = 2000;

/** The phone of a fictional customer beside the chat: shows the customer number and the codes the sandbox bank has sent. Polls only while it is open. */
export function startDemoPhone(phone: HTMLDetailsElement): void {
  const part = <T extends HTMLElement>(id: string) => phone.querySelector<T>(`#phone-${id}`);
  const [who, is, no, texts, trouble] = [part<HTMLSelectElement>('who'), part('is'), part('no'), part('texts'), part('trouble')];
  if (!who || !is || !no || !texts || !trouble) return;
  const say = (working: boolean) => {
    trouble.textContent = trouble.dataset['text'] ?? '';
    trouble.hidden = working;
  };
  const show = (list: readonly Text[]) => {
    const lines = list.map(({ code, sentAt }) => (texts.dataset['text'] ?? '').replace('{code}', code).replace('{time}', new Date(sentAt).toLocaleTimeString()));
    const said = lines.length > 0 ? lines : [texts.dataset['none'] ?? ''];
    // Unchanged lines are left alone, so that a screen reader says only what is new.
    if ([...texts.children].map((c) => c.textContent).join('|') === said.join('|')) return;
    texts.replaceChildren(...said.map((line) => Object.assign(document.createElement('li'), { textContent: line })));
  };
  const look = async () => {
    if (!phone.open || who.value === '') return;
    const got = await read<{ texts: Text[] }>(`/api/v1/demo/customers/${who.value}/texts`);
    say(got !== null);
    if (got) show(got.texts);
  };
  who.addEventListener('change', () => {
    is.hidden = who.value === '';
    no.textContent = who.value;
    show([]);
    void look();
  });
  phone.addEventListener('toggle', () => void fillCustomers(who).then(say), { once: true });
  setInterval(() => void look(), EVERY_MS);
}
