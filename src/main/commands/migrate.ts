import { say } from '../start-failures.ts';
import { type Command, DONE } from './command.ts';
import { print } from './terminal.ts';
import { withDatabase } from './with-database.ts';

export const migrate: Command = {
  usage: '',
  help: {
    vi: 'Đưa cơ sở dữ liệu và tư liệu kèm theo lên phiên bản này. Chạy lại không thay đổi gì.',
    en: 'Brings the database and the shipped data to this version. Running it again changes nothing.',
  },
  options: {},
  run: () =>
    withDatabase(async () => {
      print(say({ vi: 'Cơ sở dữ liệu đã ở phiên bản này.', en: 'The database is at this version.' }));
      return DONE;
    }),
};
