import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The demonstration roles, by the name that the server prints beside each one-time link. */
export const CLUSTER_OFFICE = 'Lê Thị Cụm';
export const UNIT_OFFICER = 'Phạm Văn Đơn';

const used = new Set<string>();

/** Signs in with a one-time link as the server printed it at its start. */
export async function signInAs(page: Page, name: string): Promise<void> {
  const lines = readFileSync('var/browser-server.log', 'utf8').split('\n');
  const link = lines.find((line) => line.includes(name) && !used.has(line))?.match(/http\S+/)?.[0];
  if (!link) throw new Error(`no unused link for ${name} in var/browser-server.log`);
  used.add(lines.find((line) => line.includes(link)) ?? '');
  await page.goto(new URL(link).pathname);
  await page.getByRole('main').getByRole('button').first().click();
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
