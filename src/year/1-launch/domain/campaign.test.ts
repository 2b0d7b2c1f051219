import { expect, test } from 'vitest';
import { type CampaignPlan, checkCampaign, overlapping } from './campaign.ts';

const ruralLife: CampaignPlan = {
  name: 'Ngành Tư pháp chung sức góp phần xây dựng nông thôn mới',
  kinds: ['thường xuyên'],
  launchedBy: 'Bộ Tư pháp',
  aim: '',
  runs: { from: '2027-01-15', to: '2027-12-15' },
  measured: { from: '2026-10-01', to: '2027-08-31' },
};

test('a campaign needs a name, and no period may end before it begins', () => {
  expect(checkCampaign(ruralLife).ok).toBe(true);
  expect(checkCampaign({ ...ruralLife, name: '  ' })).toMatchObject({ error: { kind: 'campaign-has-no-name' } });
  expect(checkCampaign({ ...ruralLife, measured: { from: '2027-08-31', to: '2027-08-30' } })).toMatchObject({
    error: { kind: 'period-ends-before-it-begins', field: 'measured' },
  });
  expect(checkCampaign({ ...ruralLife, runs: { from: '2027-08-31', to: '2027-08-31' } }).ok).toBe(true); // one day
});

test.each([
  ['the same line in other words, same time', 'Chung sức xây dựng nông thôn mới', '2027-12-15', 1],
  ['the same line, but it begins the day after', 'Chung sức xây dựng nông thôn mới', '2027-01-14', 0],
  ['another matter', 'Cả nước chung tay vì người nghèo', '2027-12-15', 0],
] as const)('%s', (_, name, to, warned) => {
  const other = { id: 'x', name, runs: { from: '2027-01-01', to } } as const;
  expect(overlapping(ruralLife, [other])).toHaveLength(warned);
});

test('a campaign without stated days may overlap with any of its line', () => {
  expect(overlapping(ruralLife, [{ id: 'x', name: 'Xây dựng nông thôn mới', runs: null }])).toHaveLength(1);
});
