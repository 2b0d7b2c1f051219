import { expect, test } from 'vitest';
import { MigrationsDiffer } from '#src/platform/postgres/migrate.ts';
import { configSentence, portTaken, say, startFailure } from './start-failures.ts';

const failing = (code: string) => Object.assign(new Error('x'), { code });

test.each([
  [failing('ENOSPC'), null, /disk of \/d is full/],
  [new Error('could not write to file: No space left on device'), null, /full/],
  [failing('EROFS'), null, /cannot be written.*THIDUA_DATA/],
  [failing('EACCES'), null, /cannot be written/],
  [failing('ECONNREFUSED'), 'db:5432', /database at db:5432 does not answer/],
  [failing('28P01'), 'db:5432', /refuses the account/],
  [new MigrationsDiffer('2026_x.sql'), null, /different versions \(2026_x\.sql\)/],
])('each way a start can fail has one sentence with a way out', (error, host, sentence) => {
  expect(startFailure(error, '/d', host).en).toMatch(sentence);
  expect(startFailure(error, '/d', host).vi).not.toContain('\n');
});

test('the sentence is Vietnamese where the terminal is', () => {
  expect(say(portTaken(8080), { LANG: 'vi_VN.UTF-8' })).toBe(
    'Cổng 8080 đang được dùng, có thể do Thi Đua đã chạy (mở http://127.0.0.1:8080 để xem). Chọn cổng khác: PORT=8081 ./script/server',
  );
  expect(say(portTaken(8080), { LANG: 'C.UTF-8' })).toContain('Port 8080 is taken');
  expect(say(configSentence({ kind: 'not-a-port', given: 'abc' }), {})).toContain('abc');
});
