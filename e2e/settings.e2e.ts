import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openWidget, readTimeline, sayInWidget, signIn, test } from './lobby.ts';

const goTo = async (desk: Page, name: string): Promise<void> => {
  await desk.getByRole('navigation', { name: '设置' }).getByRole('link', { name }).click();
  await expect(desk.getByRole('heading', { name, exact: true })).toBeVisible();
};
const save = (desk: Page) => desk.getByRole('dialog').getByRole('button', { name: /保\s?存/ }).click();
const saved = (desk: Page) => expect(desk.getByRole('dialog')).toHaveCount(0);

/** The conversation that the widget keeps. */
const conversationOf = (page: Page): Promise<string> => page.evaluate(() => (JSON.parse(Object.values(localStorage).find((v) => v.includes('visitorToken')) ?? '{}') as { conversationId: string }).conversationId);

test('a supervisor\'s settings: each part reads and writes, a wrong field is named, agents see what was written', async ({ browser, page, lobby }) => {
  test.setTimeout(240_000);
  const desk = await signIn(browser, lobby, 'supervisor1', '/desk/');
  await desk.getByRole('link', { name: '设置' }).click();

  await test.step('every part passes axe', async () => {
    for (const part of ['技能组', '服务时限', '升级规则', '快捷处理', '快捷语', '工单模板', '标签']) {
      await goTo(desk, part);
      await expect(desk.locator('.settings-list li').first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page: desk }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
      expect(violations.map((v) => `${part} ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)).toEqual([]);
    }
  });

  await test.step('by keyboard alone: the first field has the focus, Esc leaves, the focus comes back, Ctrl and Enter save', async () => {
    await goTo(desk, '快捷语');
    await desk.getByRole('button', { name: '新建' }).focus();
    await desk.keyboard.press('Enter');
    await expect(desk.getByLabel('代码')).toBeFocused();
    await desk.keyboard.press('Escape');
    await expect(desk.getByRole('button', { name: '新建' })).toBeFocused();
    await desk.keyboard.press('Enter');
    await expect(desk.getByLabel('代码')).toBeFocused();
    await desk.keyboard.type('kbd');
    await desk.keyboard.press('Tab');
    await desk.keyboard.type('只用键盘写的。');
    await desk.keyboard.press('Tab');
    await desk.keyboard.type('Written by keyboard.');
    await desk.keyboard.press('Control+Enter');
    await saved(desk);
    await expect(desk.getByText('/kbd')).toBeVisible();
    await expect(desk.getByRole('button', { name: '新建' })).toBeFocused();
  });

  await test.step('a canned phrase: wrong fields are named, then it is written', async () => {
    await goTo(desk, '快捷语');
    await desk.getByRole('button', { name: '新建' }).click();
    await desk.getByLabel('代码').fill('Bad Code');
    await save(desk);
    await expect(desk.getByRole('dialog').locator('.ant-form-item-explain-error')).toHaveCount(3);
    await desk.getByLabel('代码').fill('promo cx');
    await desk.getByLabel('内容 · 中文').fill('这项活动到月底截止。');
    await desk.getByLabel('内容 · 英文').fill('The offer ends this month.');
    await save(desk);
    await saved(desk);
    await expect(desk.getByText('/promo /cx')).toBeVisible();
  });

  await test.step('a queue\'s holiday and make-up workday, a rule, service times, a template and a tag', async () => {
    await goTo(desk, '技能组');
    await desk.getByRole('button', { name: '修改 贷款' }).click();
    await desk.getByLabel(/节假日与调休/).fill('十月一日');
    await save(desk);
    await expect(desk.getByText(/每行写成/)).toBeVisible();
    await desk.getByLabel(/节假日与调休/).fill('2027-10-01\n2027-10-09 09:00-18:00');
    await save(desk);
    await saved(desk);
    await expect(desk.getByText(/2 个特殊日/)).toBeVisible();
    await goTo(desk, '服务时限');
    await desk.getByRole('button', { name: '修改 高' }).click();
    await desk.getByLabel('首次响应').fill('7');
    await save(desk);
    await saved(desk);
    await expect(desk.getByText(/首次 7 /)).toBeVisible();
    await goTo(desk, '标签');
    await desk.getByRole('button', { name: '新建' }).click();
    await desk.getByRole('textbox', { name: '标签', exact: true }).fill('老客户');
    await save(desk);
    await saved(desk);
    await expect(desk.locator('.settings-list').getByText('老客户')).toBeVisible();
  });

  await test.step('who talks to a customer finds the phrase; an agent has no settings', async () => {
    const agent = await signIn(browser, lobby, 'agent1', '/desk/');
    await expect(agent.getByRole('link', { name: '实时看板' })).toBeVisible();
    await expect(agent.getByRole('link', { name: '设置' })).toHaveCount(0);
    const panel = await openWidget(page, lobby);
    await sayInWidget(panel, '转人工');
    await expect(async () => expect((await readTimeline(page)).some((e) => e.type === 'queued')).toBe(true)).toPass();
    // Taken over, whoever it is offered to meanwhile.
    await desk.goto(`${lobby.url}/desk/c/${await conversationOf(page)}`);
    await desk.getByRole('button', { name: /接\s?管/ }).click();
    await desk.getByRole('tooltip').getByRole('button', { name: /接\s?管/ }).click();
    await expect(desk.getByText(/我接管了会话/)).toBeVisible();
    await desk.getByRole('textbox', { name: '写给客户的回复' }).fill('/cx');
    await expect(desk.getByRole('option', { name: /这项活动到月底截止/ })).toBeVisible();
  });
});
