import { parseArgs } from 'node:util';
import { type Command, DONE, type ExitCode, type Input, MISUSED } from './commands/command.ts';
import { complain, print } from './commands/terminal.ts';
import { processComesFrom } from '#src/platform/postgres/whence.ts';
import { say, type Sentence } from './start-failures.ts';

type Entry = { readonly name: string; readonly summary: Sentence; readonly load: () => Promise<Command> };

/** All commands; each is loaded only when it is called. */
const COMMANDS: readonly Entry[] = [
  {
    name: 'serve',
    summary: { vi: 'chạy máy chủ', en: 'run the server' },
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  {
    name: 'migrate',
    summary: { vi: 'đưa cơ sở dữ liệu lên phiên bản này', en: 'bring the database to this version' },
    load: async () => (await import('./commands/migrate.ts')).migrate,
  },
  {
    name: 'import',
    summary: { vi: 'nhập tư liệu các năm trước', en: 'take in files of past years' },
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  {
    name: 'show',
    summary: {
      vi: 'in điều đã biết của cụm, đơn vị, người, điển hình',
      en: 'print a cluster-year, unit, person, exemplars',
    },
    load: async () => (await import('./commands/show.ts')).show,
  },
  {
    name: 'find',
    summary: { vi: 'tìm theo mọi cách viết', en: 'find by any spelling' },
    load: async () => (await import('./commands/find.ts')).find,
  },
  {
    name: 'rehearse',
    summary: { vi: 'diễn tập trọn một năm thi đua', en: 'rehearse one whole year' },
    load: async () => (await import('./commands/rehearse.ts')).rehearse,
  },
  {
    name: 'backup',
    summary: { vi: 'sao lưu toàn bộ dữ liệu vào một tệp', en: 'back everything up into one file' },
    load: async () => (await import('./commands/backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: { vi: 'khôi phục bản sao lưu vào máy chủ trống', en: 'put a backup into an empty server' },
    load: async () => (await import('./commands/restore.ts')).restoreCommand,
  },
  {
    name: 'account',
    summary: {
      vi: 'tạo người quản trị, liệt kê, khóa tài khoản',
      en: 'make an administrator, list and close accounts',
    },
    load: async () => (await import('./commands/account.ts')).account,
  },
  {
    name: 'audit',
    summary: { vi: 'xuất mã gốc của nhật ký', en: 'take out the root of the audit log' },
    load: async () => (await import('./commands/audit.ts')).audit,
  },
  {
    name: 'verify',
    summary: { vi: 'kiểm tra nhật ký không bị sửa', en: 'prove that nobody rewrote the audit log' },
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  {
    name: 'version',
    summary: { vi: 'in phiên bản', en: 'print the version' },
    load: async () => (await import('./commands/version.ts')).version,
  },
];

function help(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${say(summary)}`);
  return [
    say({ vi: 'Thi Đua: thidua LỆNH [--help]', en: 'Thi Đua: thidua COMMAND [--help]' }),
    '',
    ...lines,
    '',
    say({
      vi: 'Kết thúc với 0 khi xong, 1 khi bị từ chối, 2 khi lệnh chưa đúng.',
      en: 'Exits with 0 when done, 1 when refused, 2 when called wrongly.',
    }),
  ].join('\n');
}

function helpOf(name: string, command: Command): string {
  const options = Object.entries(command.options).map(
    ([option, { help: words, value }]) => `  --${option}${value ? ` ${value}` : ''}  ${say(words)}`,
  );
  return [
    `thidua ${name} ${command.usage}`.trim(),
    '',
    say(command.help),
    ...(options.length > 0 ? ['', ...options] : []),
  ].join('\n');
}

async function run(args: readonly string[]): Promise<ExitCode> {
  const [name = '--help', ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') return tell(help());
  const entry = COMMANDS.find((one) => one.name === (name === '--version' ? 'version' : name));
  if (!entry) {
    complain({
      vi: `Không có lệnh “${name}”. Xem thidua --help.`,
      en: `There is no command “${name}”. See thidua --help.`,
    });
    return MISUSED;
  }
  const command = await entry.load();
  const input = readInput(command, rest);
  if (input === null) {
    complain({
      vi: `Lệnh chưa đúng. Xem thidua ${entry.name} --help.`,
      en: `Called wrongly. See thidua ${entry.name} --help.`,
    });
    return MISUSED;
  }
  return input.flag('help') ? tell(helpOf(entry.name, command)) : command.run(input);
}

function tell(text: string): ExitCode {
  print(text);
  return DONE;
}

function readInput(command: Command, args: readonly string[]): Input | null {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    const given = new Map<string, unknown>(Object.entries(values));
    return {
      words: positionals,
      flag: (name) => given.get(name) === true,
      value: (name) => {
        const value = given.get(name);
        return typeof value === 'string' ? value : undefined;
      },
      values: (name) => {
        const values = given.get(name);
        return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
      },
    };
  } catch {
    return null;
  }
}

process.stdout.on('error', () => process.exit(DONE)); // `thidua … | head` closed the pipe
processComesFrom('cli');
const code = await run(process.argv.slice(2));
process.stdout.write('', () => process.exit(code)); // what was printed reaches the pipe first
