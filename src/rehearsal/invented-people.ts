import { WORKER } from '#src/kernel/actor.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { keepFact } from '#src/year-round/people/app/keep-fact.command.ts';
import { addPerson, addPost } from '#src/year-round/people/app/keep-person.command.ts';
import type { PostValues } from '#src/year-round/people/domain/post.ts';

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Đỗ', 'Vũ', 'Bùi'];
const MIDDLE = ['Văn', 'Thị', 'Quang', 'Minh', 'Thu'];
const GIVEN = ['Diễn', 'Tập', 'Thử', 'Mẫu', 'Nháp', 'Giả', 'Bày', 'Vẽ'];
const POSITIONS = ['Chuyên viên', 'Chuyên viên chính', 'Phó Trưởng phòng', 'Kế toán', 'Văn thư'];

const NO_FACT = { year: null, rating: null, from: null, until: null, detail: null, decision: null };

const at = <One>(list: readonly One[], index: number): One => {
  const one = list[index % list.length];
  if (one === undefined) throw new Error('an empty list has no member');
  return one;
};

/** Invented people of a unit, named so that nobody takes them for real; answers the ids of those named first. */
export async function inventPeople(
  tx: Tx,
  unitId: string,
  named: readonly { readonly name: string; readonly position: string }[],
  many: number,
): Promise<readonly string[]> {
  const ids: string[] = [];
  const others = Array.from({ length: many }, (_, n) => ({
    name: `${at(FAMILY, n)} ${at(MIDDLE, n * 3 + 1)} ${at(GIVEN, n)}`,
    position: at(POSITIONS, n),
  }));
  for (const [n, { name, position }] of [...named, ...others].entries()) {
    const post: PostValues = {
      unitId,
      position,
      line: 'government',
      manner: 'full',
      from: `${2014 + (n % 10)}-03-01`,
      until: null,
      decision: `${12 + n}/QĐ-DT`,
      printedWith: n % 6 === 0 ? 'ThS.' : null,
    };
    const person = {
      name,
      staffCode: `DT-${unitId.slice(-4)}-${String(n + 1).padStart(3, '0')}`,
      birthYear: 1970 + ((n * 7) % 30),
      toldApartBy: null,
    };
    const added = await addPerson(tx, WORKER, { person, post, thisYear: 2026, isSynthetic: true });
    if (!added.ok) throw new Error(added.error.kind);
    ids.push(added.value);
    for (const year of [2024, 2025])
      await keepFact(tx, WORKER, {
        personId: added.value,
        unitId,
        values: { ...NO_FACT, kind: 'rating', year, rating: n % 4 === 0 ? 'excellent' : 'good' },
        today: '2026-01-31',
        was: null,
      });
    if (n === 0)
      await addPost(tx, WORKER, {
        personId: added.value,
        post: {
          ...post,
          position: 'Bí thư chi bộ',
          line: 'party',
          manner: 'concurrent',
          decision: null,
          printedWith: null,
        },
      });
  }
  return ids.slice(0, named.length);
}
