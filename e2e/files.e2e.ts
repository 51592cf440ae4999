import { AxeBuilder } from '@axe-core/playwright';
import type { FrameLocator, Page } from '@playwright/test';
import { expect, openWidget, readTimeline, sayInWidget, signIn, test } from './lobby.ts';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
/** Pastes a picture into the composer. Runs in the panel's frame. */
const PASTE = `(() => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob('${PNG.toString('base64')}'), (c) => c.charCodeAt(0))], '截图.png', { type: 'image/png' }));
  document.querySelector('textarea').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
})()`;
const UPLOAD = '**/api/v1/conversations/*/attachments?*';

const choose = async (page: Page, panel: FrameLocator, ...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await panel.getByRole('button', { name: '发送图片或 PDF' }).click();
  await (await chooser).setFiles(files);
};
const stored = async (page: Page): Promise<string[]> => (await readTimeline(page)).flatMap((e) => ((e as { data?: { attachments?: { name: string }[] } }).data?.attachments ?? []).map((a) => a.name));

test('a customer\'s files: chosen, pasted, called off, refused, sent again after a lost line, seen by the agent', async ({ browser, page, lobby }) => {
  test.setTimeout(240_000);
  const panel = await openWidget(page, lobby);
  const log = panel.getByRole('log');

  await test.step('a picture and a PDF are chosen: a small picture, a named file, one word of the bot', async () => {
    await choose(page, panel, { name: '卡面.png', mimeType: 'image/png', buffer: PNG }, { name: '流水.pdf', mimeType: 'application/pdf', buffer: PDF });
    await expect(log.getByRole('img', { name: '卡面.png' })).toBeVisible();
    await expect(log.getByText('流水.pdf')).toBeVisible();
    await expect(log.getByText(/收到您发来的文件/)).toHaveCount(1);
    expect(await stored(page)).toEqual(['卡面.png', '流水.pdf']);
  });

  await test.step('what is no picture or PDF is refused, by its name at once, by its bytes at the door', async () => {
    await choose(page, panel, { name: 'x.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') });
    await expect(panel.getByText('x.svg: 只能发送图片或 PDF')).toBeVisible();
    await choose(page, panel, { name: '假照片.png', mimeType: 'image/png', buffer: Buffer.from('<html><script>1</script></html>') });
    await expect(log.getByText(/发送失败 · 只能发送图片或 PDF/)).toBeVisible();
    await log.getByRole('button', { name: '删除' }).click();
    await expect(log.getByText('假照片.png')).toHaveCount(0);
  });

  await test.step('a file on its way can be called off', async () => {
    await page.route(UPLOAD, () => undefined);
    await choose(page, panel, { name: '不发了.png', mimeType: 'image/png', buffer: PNG });
    await expect(log.getByRole('progressbar', { name: '正在上传 不发了.png' })).toBeVisible();
    await log.getByRole('button', { name: '取消' }).click();
    await expect(log.getByRole('progressbar')).toHaveCount(0);
    await page.unroute(UPLOAD);
  });

  await test.step('pasted while the answer is lost, it goes out again by itself and stands there once', async () => {
    let lost = 0;
    await page.route(UPLOAD, async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.frames().find((frame) => frame.url().includes('/widget/'))?.evaluate(PASTE);
    await expect(async () => expect(await stored(page)).toEqual(['卡面.png', '流水.pdf', '截图.png'])).toPass();
    await expect(log.getByRole('progressbar')).toHaveCount(0);
    expect(lost).toBe(1);
  });

  await test.step('after a reload the pictures are there again', async () => {
    await page.reload();
    if (await page.locator('iframe').count() === 0) await page.getByRole('button', { name: /打开智能客服/ }).click();
    await expect(log.getByRole('img', { name: '截图.png' })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)).toEqual([]);
  });

  await test.step('the agent sees the picture and saves the file', async () => {
    await sayInWidget(panel, '转人工');
    const desk = await signIn(browser, lobby, 'agent1', '/desk/');
    await desk.getByRole('button', { name: /^排队/ }).click();
    await desk.getByRole('region', { name: '收件' }).getByText(/^访客 /).first().click();
    await expect(desk.getByRole('img', { name: '卡面.png' })).toBeVisible();
    const saving = desk.waitForEvent('download');
    await desk.getByRole('link', { name: '保存 流水.pdf' }).click();
    expect((await saving).suggestedFilename()).toBe('流水.pdf');
  });
});
