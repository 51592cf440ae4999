import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from './expectAccessible.ts';
import { expect, signIn, test } from './lobby.ts';

const FILES = new URL('../content/demo-bank/files/', import.meta.url);
const PHONE = { width: 390, height: 844 };

async function chooseFile(page: Page, name: string, buffer: Buffer, mimeType = 'text/plain'): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
}

test('an editor imports a sheet: what is wrong is told first, then it is mended, confirmed and waits for a colleague', async ({ browser, lobby }) => {
  const admin = await signIn(browser, lobby, 'editor1', '/knowledge/import');
  await expect(admin.getByText('点这里选文件')).toBeVisible();
  await expectAccessible(admin);
  await chooseFile(admin, 'q.csv', Buffer.from('问题,怎么答,主题\n卡里的钱能借给朋友吗,=1+1,card_lost\n存折磁性没了怎么办,到网点免费更换。,nowhere\n'));
  await expect(admin.getByText('请指定问题和答案在哪一列')).toBeVisible();
  await admin.getByRole('combobox', { name: /怎么答/ }).click();
  await admin.getByTitle('答案', { exact: true }).click();
  const report = admin.getByRole('region', { name: '试算结果' });
  await expect(report.getByText('与规则或其他条目矛盾')).toBeVisible();
  await expect(admin.getByRole('button', { name: '确认导入' })).toBeDisabled();
  await expectAccessible(admin);
  await admin.setViewportSize(PHONE);
  await expectAccessible(admin);
  await admin.setViewportSize({ width: 1440, height: 900 });
  await admin.getByRole('button', { name: '换一个文件' }).click();
  await chooseFile(admin, 'q.csv', Buffer.from('问题,答案,主题\n存折磁性没了怎么办,到网点免费更换。,account_open\n'));
  await expect(report.getByText('新增')).toHaveCount(2);
  await admin.getByRole('button', { name: '确认导入' }).click();
  await expect(admin.getByText('已导入：新增 1 条')).toBeVisible();
  await admin.getByRole('link', { name: '去看草稿' }).click();
  await expect(admin.getByRole('link', { name: '存折磁性没了怎么办' })).toBeVisible();
});

test('a new version of a document marks who cites it, until an editor says that it still holds', async ({ browser, lobby }) => {
  const admin = await signIn(browser, lobby, 'editor1', '/knowledge/import');
  const page = readFileSync(new URL('complaint-handling.html', FILES), 'utf8').replace('15日内作出处理决定', '10日内作出处理决定');
  await chooseFile(admin, 'complaint-handling.html', Buffer.from(page));
  await expect(admin.getByText(/\d+ 条引用了会变的段落/)).toBeVisible();
  await admin.getByRole('button', { name: '确认导入' }).click();
  await admin.getByRole('link', { name: '出处已变' }).click();
  await admin.locator('.item-title a').first().click();
  await expect(admin.getByText('出处已变，请再看一遍')).toBeVisible();
  await expectAccessible(admin);
  await admin.getByRole('button', { name: '看过了，仍然有效' }).click();
  await expect(admin.getByText('出处已变，请再看一遍')).toHaveCount(0);
});
