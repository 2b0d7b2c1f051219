import { expect, test } from '@playwright/test';
import { expectNoAxeViolations } from './session.ts';

for (const width of [1280, 390])
  for (const path of ['/thanh-phan', '/en/thanh-phan'])
    test(`the components at ${path}, ${width} px wide, offend no one’s eyes or hands`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoAxeViolations(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    });

test('a reader in the dark finds the same page', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/thanh-phan');
  await expectNoAxeViolations(page);
});
