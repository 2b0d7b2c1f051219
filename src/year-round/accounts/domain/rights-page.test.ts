import { expect, test } from 'vitest';
import { rightsPage } from './rights-page.ts';

test('the page of rights is the table of rights', async () => {
  await expect(rightsPage()).toMatchFileSnapshot('../../../../docs/permissions.md');
});
