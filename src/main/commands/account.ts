import { ANONYMOUS, WORKER } from '#src/kernel/actor.ts';
import { readConfig } from '#src/platform/config/config.ts';
import { newSecretFile, storeUnder } from '#src/platform/credentials/renew-secret.ts';
import { credentialSecret } from '#src/platform/credentials/secret.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { accountsKnown } from '#src/year-round/accounts/app/accounts.query.ts';
import { makeInvitation } from '#src/year-round/accounts/app/invitation.command.ts';
import { disableAccount } from '#src/year-round/accounts/app/close-account.command.ts';
import { createPerson } from '#src/year-round/accounts/app/new-person.command.ts';
import { recover } from '#src/year-round/accounts/app/recover.command.ts';
import { printedCode } from '#src/year-round/accounts/domain/one-time-code.ts';
import { say, type Sentence } from '../start-failures.ts';
import { type Command, DONE, type ExitCode, type Input, JSON_OPTION, MISUSED, REFUSED } from './command.ts';
import { complain, print, printJson } from './terminal.ts';
import { withDatabase } from './with-database.ts';

const REFUSALS: Readonly<Record<string, Sentence>> = {
  'name-missing': { vi: 'Cần họ tên: --name "Nguyễn Văn An"', en: 'A name is needed: --name "Nguyễn Văn An"' },
  'not-an-email': { vi: 'Địa chỉ thư điện tử sau --email chưa đúng dạng.', en: 'What follows --email is no address.' },
  'email-taken': {
    vi: 'Địa chỉ thư điện tử này đã thuộc một tài khoản.',
    en: 'This address belongs to an account already.',
  },
  'no-such-account': {
    vi: 'Không có tài khoản nào có tên đăng nhập này. Xem: thidua account list',
    en: 'No account has this sign-in name. See: thidua account list',
  },
  'reason-missing': { vi: 'Cần lý do: --reason "Mất điện thoại"', en: 'A reason is needed: --reason "Phone lost"' },
  'secret-unknown': {
    vi: 'Khóa cũ không mở được dữ liệu đang có; không có gì thay đổi. Đặt THIDUA_SECRET_BEFORE (khóa cũ) và THIDUA_SECRET (khóa mới), hoặc bỏ cả hai.',
    en: 'The old secret does not open what is stored; nothing was changed. Set THIDUA_SECRET_BEFORE (the old one) and THIDUA_SECRET (the new one), or neither.',
  },
  'last-administrator': {
    vi: 'Đây là người quản trị cuối cùng, không khóa được.',
    en: 'This is the last administrator and cannot be closed.',
  },
};

function refuse(kind: string): ExitCode {
  complain(REFUSALS[kind] ?? { vi: kind, en: kind });
  return REFUSED;
}

/** The address and the code, on stdout for whoever sits at the machine; nowhere else are they written. */
function printCode(signInName: string, code: string): ExitCode {
  const config = readConfig(process.env);
  const address = 'kind' in config ? '' : config.publicUrl;
  print(say({ vi: `Tên đăng nhập: ${signInName}`, en: `Sign-in name: ${signInName}` }));
  print(say({ vi: 'Mở đường dẫn này (dùng một lần):', en: 'Open this link (it works once):' }));
  print(`  ${address}/moi/${code}`);
  print(
    say({
      vi: `Hoặc nhập mã ${printedCode(code)} tại ${address}/moi`,
      en: `Or type ${printedCode(code)} at ${address}/moi`,
    }),
  );
  return DONE;
}

async function createAdmin(input: Input): Promise<ExitCode> {
  const made = await asActor(WORKER, async (tx) => {
    const person = await createPerson(tx, WORKER, {
      name: input.value('name') ?? '',
      post: null,
      signInName: '',
      email: input.value('email') ?? null,
      staffCode: null,
      grants: [{ role: 'administrator', clusterYearId: null, unitId: null }],
    });
    if (!person.ok) return person;
    const { accountId, signInName } = person.value;
    const code = await makeInvitation(tx, WORKER, { accountId, kind: 'invitation', sentTo: null });
    return { ok: true as const, value: { signInName, code } };
  });
  return made.ok ? printCode(made.value.signInName, made.value.code) : refuse(made.error.kind);
}

async function list(input: Input): Promise<ExitCode> {
  const { accounts } = await asActor(WORKER, (tx) => accountsKnown(tx, { search: '', after: null, limit: 10_000 }));
  if (input.flag('json')) printJson(accounts);
  else
    for (const { signInName, name, state, roles } of accounts)
      print([signInName.padEnd(20), state.padEnd(9), name, roles.map(({ role }) => role).join(', ')].join('  '));
  return DONE;
}

const idOf = (signInName: string): Promise<string | null> =>
  asActor(WORKER, async (tx) => {
    const row = await tx
      .selectFrom('account_access')
      .where('sign_in_name', '=', signInName)
      .select('id')
      .executeTakeFirst();
    return row?.id ?? null;
  });

async function close(signInName: string): Promise<ExitCode> {
  const accountId = (await idOf(signInName)) ?? ANONYMOUS.id;
  const closed = await asActor(WORKER, (tx) => disableAccount(tx, WORKER, accountId));
  if (!closed.ok) return refuse(closed.error.kind);
  print(say({ vi: `Đã khóa tài khoản ${signInName}.`, en: `The account ${signInName} is closed.` }));
  return DONE;
}

async function giveNewWay(signInName: string, input: Input): Promise<ExitCode> {
  const accountId = (await idOf(signInName)) ?? ANONYMOUS.id;
  const reason = input.value('reason') ?? '';
  const wanted = { accountId, byMail: false, forgetsSecondFactor: input.flag('forget-second-factor'), reason };
  const code = await asActor(WORKER, (tx) => recover(tx, WORKER, wanted), { reason });
  return code.ok ? printCode(signInName, code.value) : refuse(code.error.kind);
}

/**
 * A new secret for stored second factors. Where it is a variable, the old one comes as THIDUA_SECRET_BEFORE and the new
 * one is set already; else the file beside the data is replaced, last of all.
 */
async function renewSecret(): Promise<ExitCode> {
  const config = readConfig(process.env);
  if ('kind' in config) return refuse('secret-unknown');
  const before = process.env['THIDUA_SECRET_BEFORE'] || null;
  if ((config.secret === null) !== (before === null)) return refuse('secret-unknown');
  const from = before ?? credentialSecret(config.dataDir, null);
  const file = config.secret === null ? newSecretFile(config.dataDir) : null;
  const to = file?.secret ?? config.secret ?? '';
  const outcome = await asActor(WORKER, (tx) => storeUnder(tx, from, to)).catch(() => null);
  if (outcome === null) return refuse('secret-unknown');
  file?.takePlace();
  print(
    say({
      vi: `Đã đổi khóa; xác thực hai bước của ${outcome} tài khoản vẫn dùng được như cũ.`,
      en: `The secret is another one; ${outcome} second factors go on as they were.`,
    }),
  );
  return DONE;
}

/** The first administrator comes into being only here, at the machine; the rest can be done in the browser. */
export const account: Command = {
  usage:
    'create-admin --name NAME [--email ADDRESS] | list | disable SIGN-IN-NAME | recover SIGN-IN-NAME --reason WHY | renew-secret',
  help: {
    vi: 'Tài khoản: tạo người quản trị (in mã dùng một lần), liệt kê, khóa, cấp lại quyền truy cập, đổi khóa.',
    en: 'Accounts: makes an administrator (prints a one-time code), lists, closes, gives a new way in, renews the secret.',
  },
  options: {
    ...JSON_OPTION,
    name: { type: 'string', value: 'NAME', help: { vi: 'Họ tên người quản trị.', en: 'The administrator’s name.' } },
    email: { type: 'string', value: 'ADDRESS', help: { vi: 'Thư điện tử, nếu có.', en: 'E-mail, if any.' } },
    reason: {
      type: 'string',
      value: 'WHY',
      help: { vi: 'Lý do cấp lại, ghi vào nhật ký.', en: 'Why; kept in the log.' },
    },
    'forget-second-factor': {
      type: 'boolean',
      help: { vi: 'Bỏ xác thực hai bước cũ (mất điện thoại).', en: 'Forget the second factor (phone lost).' },
    },
  },
  run: async (input) => {
    const [what, signInName] = input.words;
    if (what === 'create-admin') return withDatabase(() => createAdmin(input));
    if (what === 'list') return withDatabase(() => list(input));
    if (what === 'disable' && signInName) return withDatabase(() => close(signInName));
    if (what === 'recover' && signInName) return withDatabase(() => giveNewWay(signInName, input));
    if (what === 'renew-secret') return withDatabase(renewSecret);
    complain({ vi: 'Lệnh chưa đúng. Xem thidua account --help.', en: 'Called wrongly. See thidua account --help.' });
    return MISUSED;
  },
};
