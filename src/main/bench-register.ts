import { Client } from 'pg';
import { newId } from '#src/kernel/ids.ts';
import { copyIn } from '#src/platform/postgres/copy.ts';

/** How often a family bears the name, in thousandths of a people: near half is Nguyễn or Trần, and a tail of rare ones. */
const FAMILIES: readonly (readonly [string, number])[] = [
  ['Nguyễn', 384],
  ['Trần', 121],
  ['Lê', 95],
  ['Phạm', 70],
  ['Hoàng', 31],
  ['Huỳnh', 20],
  ['Phan', 45],
  ['Vũ', 22],
  ['Võ', 17],
  ['Đặng', 21],
  ['Bùi', 20],
  ['Đỗ', 14],
  ['Hồ', 13],
  ['Ngô', 13],
  ['Dương', 10],
  ['Lý', 8],
  ['Đinh', 9],
  ['Trịnh', 7],
  ['Đoàn', 7],
  ['Lương', 6],
  ['Mai', 6],
  ['Trương', 15],
  ['Hà', 6],
  ['Cao', 5],
  ['Thái', 4],
  ['Lò', 4],
  ['Nông', 4],
  ['Quách', 3],
  ['Tạ', 3],
  ['Chu', 3],
  ['Giàng', 2],
  ['Vàng', 2],
  ['H’Wiên', 1],
  ['Rơ Châm', 1],
  ['K’Brõi', 1],
];
const OF_WOMEN: readonly (readonly [string, number])[] = [
  ['Thị', 560],
  ['Thị Thu', 40],
  ['Thị Thanh', 40],
  ['Thị Ngọc', 35],
  ['Thị Kim', 25],
  ['Thị Minh', 20],
  ['Ngọc', 60],
  ['Thanh', 60],
  ['Thu', 50],
  ['Phương', 40],
  ['Bích', 30],
  ['Diệu', 20],
  ['Quỳnh', 20],
];
const OF_MEN: readonly (readonly [string, number])[] = [
  ['Văn', 420],
  ['Đức', 80],
  ['Minh', 70],
  ['Quang', 60],
  ['Hữu', 50],
  ['Ngọc', 45],
  ['Xuân', 45],
  ['Thanh', 45],
  ['Đình', 40],
  ['Quốc', 40],
  ['Trọng', 25],
  ['Hoàng', 25],
  ['Công', 20],
  ['Bá', 15],
  ['Thế', 20],
];
const GIVEN_OF_WOMEN =
  'Hương Lan Hoa Hà Thủy Hằng Nga Hạnh Thảo Trang Linh Anh Mai Phương Yến Oanh Loan Dung Nhung Huệ Hiền Liên Thu Vân Ngọc Tuyết Thúy Tâm Hòa Bình Quyên Châu My Ly Ngân Trâm Diệp Nguyệt Ánh Xuân Thoa Lý Hường Huyền Giang Chi Mỹ Vy Uyên Khanh Đào Duyên Thắm Bích Cúc'.split(
    ' ',
  );
const GIVEN_OF_MEN =
  'Tuấn Hùng Dũng Cường Minh Nam Thắng Sơn Long Hải Anh Đức Hiếu Trung Thành Tùng Quân Huy Khoa Phúc Bình An Hòa Tâm Toàn Thái Kiên Việt Vinh Quang Quý Lâm Tài Lợi Phong Khánh Nghĩa Nhân Hoàng Ngọc Thanh Vũ Duy Tú Đạt Tiến Mạnh Hưng Chiến Bắc Khang Lộc Phú Trí Xuân Ẩn Ân Y Ksor'.split(
    ' ',
  );
const POSITIONS = [
  'Chuyên viên',
  'Chuyên viên chính',
  'Chấp hành viên',
  'Thẩm tra viên',
  'Kế toán',
  'Phó Trưởng phòng',
];

/** The same people on every machine: a small generator of numbers from a seed. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const cumulated = (list: readonly (readonly [string, number])[]) => {
  let sum = 0;
  return list.map(([name, weight]) => ({ name, below: (sum += weight) }));
};

function namesFrom(number: () => number): () => string {
  const lists = [FAMILIES, OF_WOMEN, OF_MEN].map(cumulated);
  const [families = [], women = [], men = []] = lists;
  const oneOf = (list: readonly { name: string; below: number }[]): string => {
    const at = number() * (list.at(-1)?.below ?? 0);
    return list.find(({ below }) => at < below)?.name ?? '';
  };
  // the first of a list are borne by many, the last by few
  const given = (list: readonly string[]): string => list[Math.floor(number() ** 1.6 * list.length)] ?? '';
  return () => {
    const isWoman = number() < 0.5;
    const family = oneOf(families);
    return isWoman
      ? `${family} ${oneOf(women)} ${given(GIVEN_OF_WOMEN)}`
      : `${family} ${oneOf(men)} ${given(GIVEN_OF_MEN)}`;
  };
}

async function* inBlocks(lines: Iterable<string>): AsyncGenerator<Buffer> {
  let block: string[] = [];
  for (const line of lines) {
    block.push(line);
    if (block.length < 2000) continue;
    yield Buffer.from(block.join(''));
    block = [];
  }
  yield Buffer.from(block.join(''));
}

const PUBLIC = 0.05;
const FORMER = 0.1;
const FILLED = ['unit', 'unit_name', 'person', 'post_held', 'person_particulars'];

/** What slows a load down: taken off before, put back after. The rule that posts do not overlap is not: nothing overlaps here. */
async function unburdened(owner: Client, load: () => Promise<void>): Promise<void> {
  const { rows } = await owner.query<{ drop: string; make: string | null }>(`
    select format('alter table post_held drop constraint %I', conname) as drop, null as make
    from pg_constraint where conrelid = 'post_held'::regclass and contype = 'x'
    union all
    select format('drop index %I', i.indexname), i.indexdef from pg_indexes i
    where i.tablename in ('person', 'post_held') and i.indexdef not like 'CREATE UNIQUE%'
      and not exists (select from pg_constraint c where c.conname = i.indexname)`);
  for (const table of FILLED) await owner.query(`alter table ${table} disable trigger user`);
  for (const { drop } of rows) await owner.query(drop);
  await load();
  for (const { make } of rows) if (make !== null) await owner.query(make);
  for (const table of FILLED) await owner.query(`alter table ${table} enable trigger user`);
}

/**
 * An invented register of a whole nation in a scratch database: so many persons with a post each, one in ten with an
 * earlier one, in the given units and in so many others; one in twenty is named by sources. Loaded by COPY, not audited.
 */
export async function inventPeople(
  ownerUrl: string,
  of: { readonly persons: number; readonly otherUnits: number; readonly unitIds: readonly string[] },
): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const number = numbersFrom(20_261_122);
  const nextName = namesFrom(number);
  const others = Array.from({ length: of.otherUnits }, () => newId());
  const units = [...of.unitIds, ...others];
  const ids = Array.from({ length: of.persons }, () => newId());
  const unit = (): string => units[Math.floor(number() * units.length)] ?? '';
  const persons = function* (): Generator<string> {
    for (const id of ids) yield `${id}\t${nextName()}\tt\t${number() < PUBLIC ? 't' : 'f'}\n`;
  };
  const posts = function* (): Generator<string> {
    for (const id of ids) {
      const position = POSITIONS[Math.floor(number() * POSITIONS.length)] ?? '';
      yield `${newId()}\t${id}\t${unit()}\t${position}\t2020-01-01\t\\N\n`;
      if (number() < FORMER) yield `${newId()}\t${id}\t${unit()}\tChuyên viên tập sự\t2015-01-01\t2019-12-31\n`;
    }
  };
  const particulars = function* (): Generator<string> {
    for (const id of ids) yield `${id}\t${1962 + Math.floor(number() * 42)}\n`;
  };
  const named = others.map((id, n) => `${newId()}\t${id}\tĐơn vị diễn tập số ${n}\tĐV ${n}\t[,)\tstated\n`);
  const copy = (into: string, lines: Iterable<string>) => copyIn(owner, `copy ${into} from stdin`, inBlocks(lines));
  try {
    await unburdened(owner, async () => {
      await copy(
        'unit (id, slug, kind, valid, is_synthetic)',
        others.map((id, n) => `${id}\tdien-tap-${n}\tOTHER\t[,)\tt\n`),
      );
      await copy('unit_name (id, unit_id, name, short_name, valid, certainty)', named);
      await copy('person (id, name, is_synthetic, is_public)', persons());
      await copy('post_held (id, person_id, unit_id, position, from_day, until_day)', posts());
      await copy('person_particulars (id, birth_year)', particulars());
      await owner.query(`insert into person_of_unit select distinct h.unit_id, p.id, p.name, p.key, p.merged_into_id is null
        from post_held h join person p on p.id = h.person_id on conflict do nothing`);
    });
    for (const table of [...FILLED, 'person_of_unit']) await owner.query(`vacuum analyze ${table}`);
  } finally {
    await owner.end();
  }
}
