import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type BrowserContext, type Page } from '@playwright/test';

/** The demonstration roles, by the name that the server prints beside each one-time link. */
export const CLUSTER_OFFICE = 'Lê Thị Cụm';
export const UNIT_OFFICER = 'Phạm Văn Đơn';

/** A link works once; those who have used theirs come back with the session that it gave them. */
const SESSIONS = 'test-results/sessions.json';
type Sessions = Record<string, Awaited<ReturnType<BrowserContext['cookies']>>>;

function sessionsSoFar(): Sessions {
  try {
    return JSON.parse(readFileSync(SESSIONS, 'utf8')) as Sessions;
  } catch {
    return {};
  }
}

export type SignIn = { readonly log?: string; readonly by?: 'pointer' | 'keyboard' };

/** Signs in with a one-time link as the server printed it at its start, or comes back with the session of it. */
export async function signInAs(page: Page, name: string, how: SignIn = {}): Promise<void> {
  const { log = 'var/browser-server.log', by = 'pointer' } = how;
  const sessions = sessionsSoFar();
  const known = sessions[`${log} ${name}`];
  if (known) {
    await page.context().addCookies(known);
    await page.goto('/viec');
    return;
  }
  const link = readFileSync(log, 'utf8')
    .split('\n')
    .find((line) => line.includes(name))
    ?.match(/http\S+/)?.[0];
  if (!link) throw new Error(`no link for ${name} in ${log}`);
  await page.goto(link);
  const enter = page.getByRole('main').getByRole('button').first();
  if (by === 'keyboard') {
    await tabTo(page, enter);
    await page.keyboard.press('Enter');
  } else await enter.click();
  await expect(page).toHaveURL(/\/viec$/);
  mkdirSync('test-results', { recursive: true });
  const cookies = (await page.context().cookies()).filter(({ httpOnly, expires }) => httpOnly && expires > 0);
  writeFileSync(SESSIONS, JSON.stringify({ ...sessions, [`${log} ${name}`]: cookies }));
}

/** Walks with Tab, as a reader without a mouse does, until the thing has the focus. */
export async function tabTo(page: Page, thing: ReturnType<Page['locator']>): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await thing.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(thing).toBeFocused();
}

/** No violation of WCAG 2.2 A and AA. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(
    violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target).join(', ')}`),
  ).toEqual([]);
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, page.url()).toBeLessThanOrEqual(0);
}

/** A page as it must be at the desk and on the phone: nobody is shut out, nothing runs off the side. */
export async function expectFitForAll(page: Page, widths: readonly number[] = [1280, 390]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
    await expectNoAxeViolations(page);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}
