import { beforeAll, describe, expect, test } from 'vitest';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import type { Site } from '#src/platform/http/site.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { readable } from '../../../../tests/factories/visit.ts';
import { cookieOf, send, wholeSite } from '../../../../tests/factories/whole-site.ts';

useDatabase();
let year: OpenedYear;
let site: Site;
let office: string;
beforeAll(async () => {
  year = await anOpenYear();
  site = wholeSite();
  office = await cookieOf(year.office);
});

const paste = async (fields: Readonly<Record<string, string>>, cookie = office) => {
  const answer = await send(site, `/cum-thi-dua/${year.slug}/${year.year}/dang-ky/nhieu`, fields, cookie);
  return { status: answer.status, html: await answer.text() };
};
const entered = () => asActor(year.office, (tx) => tx.selectFrom('registration').select('award_id').execute());
const PASTED = 'Đơn vị\tDanh hiệu\nSTP Đông Sa\tCờ thi đua nghành TP\nSTP Bình Lâm\tCờ thi đua nghành TP';

describe('a pasted register with an award that nobody knows', () => {
  test('asks «Có phải …?» with at most three awards, and enters nothing', async () => {
    const { html } = await paste({ pasted: PASTED, ready: 'no' });
    expect(readable(html)).toMatch(/dòng 2, cột B .*Có phải: .*Cờ thi đua ngành Tư pháp/);
    expect(html.match(/name="means" value="CO_BO Cờ thi đua nghành TP"/g)).toHaveLength(2);
    expect(html.match(/name="means"/g)?.length).toBeLessThanOrEqual(6);
    expect(await entered()).toEqual([]);
  });

  test('reads every such cell as the award chosen, shows it again, and enters it when told to', async () => {
    const chosen = await paste({ pasted: PASTED, ready: 'no', means: 'CO_BO Cờ thi đua nghành TP' });
    expect(readable(chosen.html)).toContain('2 đăng ký sẵn sàng ghi');
    expect(await entered()).toEqual([]);
    const mended = /<textarea[^>]*name="pasted"[^>]*>([^<]*)</.exec(chosen.html)?.[1] ?? '';
    expect(mended).not.toContain('nghành');
    expect((await paste({ pasted: mended, ready: 'yes' })).status).toBe(303);
    expect(await entered()).toEqual([{ award_id: 'CO_BO' }, { award_id: 'CO_BO' }]);
  });

  test('takes no award that the catalogue has not', async () => {
    const { html } = await paste({ pasted: PASTED, ready: 'no', means: 'CO_VANG Cờ thi đua nghành TP' });
    expect(readable(html)).toContain('2 chỗ cần sửa');
  });
});
