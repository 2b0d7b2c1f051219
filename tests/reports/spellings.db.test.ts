import { beforeAll, expect, it } from 'vitest';
import { useDatabase } from '../database.ts';
import { loadPastYears } from '../factories/past-years.ts';
import { clusterYear } from './asked.ts';

useDatabase();
beforeAll(async () => {
  await loadPastYears();
}, 60_000);

/** How people write the name of a cluster, and which one they mean in that year. */
it.each([
  [
    'Khu vực thi đua Khối cơ quan tư pháp các tỉnh miền núi phía Bắc',
    2018,
    'Khu vực thi đua các tỉnh miền núi phía Bắc',
  ],
  ['KHU VỰC THI ĐUA CÁC TỈNH MIỀN NÚI PHÍA BẮC', 2010, 'Khu vực thi đua các tỉnh miền núi phía Bắc'],
  ['khu vuc mien nui phia bac', 2013, 'Khu vực thi đua các tỉnh miền núi phía Bắc'],
  ['miền núi phía Bắc', 2011, 'Khu vực thi đua các tỉnh miền núi phía Bắc'],
  ['Duyên hải miền Trung, Tây Nguyên', 2017, 'Khu vực thi đua các tỉnh Duyên hải miền Trung và Tây Nguyên'],
  ['duyen hai mien trung va tay nguyen', 2018, 'Khu vực thi đua các tỉnh Duyên hải miền Trung và Tây Nguyên'],
  [
    'Khối cơ quan Tư pháp các tỉnh Nam Trung bộ và Tây Nguyên',
    2019,
    'Khu vực thi đua các tỉnh Nam Trung Bộ và Tây Nguyên',
  ],
  ['Nam Trung Bộ', 2019, 'Khu vực thi đua các tỉnh Nam Trung Bộ và Tây Nguyên'],
  ['Cụm thi đua Bắc sông Hậu', 2024, 'Cụm thi đua Khối Cơ quan Tư pháp các tỉnh Bắc sông Hậu'],
  [
    '6 thành phố trực thuộc trung ương',
    2025,
    'Cụm thi đua Sở Tư pháp, Thi hành án dân sự 6 thành phố trực thuộc trung ương',
  ],
  ['Cụm thi đua số III', 2025, 'Cụm thi đua số III - Bộ Tư pháp'],
  ['Đồng bằng sông Cửu Long', 2013, 'Khu vực thi đua các tỉnh Đồng bằng sông Cửu Long'],
  ['Tây Nam Bộ', 2019, 'Khu vực thi đua các tỉnh miền Tây Nam Bộ'],
])('«%s» in %d is %s', async (spelling, year, name) => {
  expect((await clusterYear(spelling, year)).cluster.name).toBe(name);
});
