import { join, resolve } from 'node:path';
import type { Provider } from '../credentials/better-auth.ts';
import type { MailSettings } from '../mail/mail.ts';
import { readTrustedProxies, type TrustedProxies } from '../http/client-address.ts';
import { PROJECT_ROOT } from '../project-root.ts';

/** Everything that is set from outside, read once. What an administrator changes is a table, not a variable. */
export type Config = {
  /** PORT: where the server listens. */
  readonly port: number;
  /** HOST: the address it listens on; anything but loopback is refused while demonstration accounts exist. */
  readonly host: string;
  /** THIDUA_DATA: the folder of the embedded database, of stored files and of secrets. */
  readonly dataDir: string;
  /** DATABASE_OWNER_URL and DATABASE_URL: an outside PostgreSQL; without them the embedded one is used. */
  readonly database: { readonly ownerUrl: string; readonly appUrl: string } | null;
  /** PUBLIC_URL: the address that papers and certificates print. */
  readonly publicUrl: string;
  /** THIDUA_SECRET: under which second factors are stored, where several servers share a database; else a file beside the data. */
  readonly secret: string | null;
  /** SMTP_URL and MAIL_FROM: where letters are handed over, and who sends them. */
  readonly mail: MailSettings | null;
  /** OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_STAFF_CODE_CLAIM, OIDC_LABEL: the agency's own sign-in. */
  readonly provider: Provider | null;
  /** TRUSTED_PROXY: whose X-Forwarded-For counts; without it a proxy on this machine. */
  readonly trustedProxies: TrustedProxies;
};

export type ConfigError =
  | { readonly kind: 'not-a-port'; readonly given: string }
  | { readonly kind: 'not-a-public-url'; readonly given: string }
  | { readonly kind: 'not-a-proxy'; readonly given: string }
  | { readonly kind: 'one-database-url-without-the-other' }
  | { readonly kind: 'not-a-database-url'; readonly name: string }
  | { readonly kind: 'secret-too-short' }
  | { readonly kind: 'mail-incomplete'; readonly missing: string }
  | { readonly kind: 'provider-incomplete'; readonly missing: string };

const isDatabaseUrl = (text: string): boolean => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '');

/** An address of IPv6 stands in brackets; one that means "every address" is reached here as localhost. */
const hostInUrl = (host: string): string =>
  ['0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;

type Env = Readonly<Record<string, string | undefined>>;

/** The agency's identity provider, where one is named; a half-named one is refused. */
function readProvider(env: Env): Provider | ConfigError | null {
  const [issuer, clientId, clientSecret] = [env['OIDC_ISSUER'], env['OIDC_CLIENT_ID'], env['OIDC_CLIENT_SECRET']];
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !URL.canParse(issuer)) return { kind: 'provider-incomplete', missing: 'OIDC_ISSUER' };
  if (!clientId) return { kind: 'provider-incomplete', missing: 'OIDC_CLIENT_ID' };
  if (!clientSecret) return { kind: 'provider-incomplete', missing: 'OIDC_CLIENT_SECRET' };
  const staffCodeClaim = env['OIDC_STAFF_CODE_CLAIM'] || 'staff_code';
  return { issuer, clientId, clientSecret, staffCodeClaim, label: env['OIDC_LABEL'] || new URL(issuer).host };
}

function readMail(env: Env): MailSettings | ConfigError | null {
  const [url, from] = [env['SMTP_URL'], env['MAIL_FROM']];
  if (!url && !from) return null;
  if (!url || !/^smtps?:$/.test(URL.parse(url)?.protocol ?? ''))
    return { kind: 'mail-incomplete', missing: 'SMTP_URL' };
  return from?.includes('@') ? { url, from } : { kind: 'mail-incomplete', missing: 'MAIL_FROM' };
}

export function readConfig(env: Env): Config | ConfigError {
  const port = Number(env['PORT'] || '8080');
  if (!Number.isInteger(port) || port < 1 || port > 65535) return { kind: 'not-a-port', given: env['PORT'] ?? '' };

  const ownerUrl = env['DATABASE_OWNER_URL'];
  const appUrl = env['DATABASE_URL'];
  if (!ownerUrl !== !appUrl) return { kind: 'one-database-url-without-the-other' };

  for (const [name, url] of Object.entries({ DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrl }))
    if (url && !isDatabaseUrl(url)) return { kind: 'not-a-database-url', name };

  const secret = env['THIDUA_SECRET'] || null;
  if (secret !== null && secret.length < 32) return { kind: 'secret-too-short' };
  const provider = readProvider(env);
  if (provider !== null && 'kind' in provider) return provider;

  const mail = readMail(env);
  if (mail !== null && 'kind' in mail) return mail;

  const host = env['HOST'] || '127.0.0.1';
  const publicUrl = (env['PUBLIC_URL'] || `http://${hostInUrl(host)}:${port}`).replace(/\/+$/, '');
  if (!/^https?:$/.test(URL.parse(publicUrl)?.protocol ?? '')) return { kind: 'not-a-public-url', given: publicUrl };
  const trustedProxies = readTrustedProxies(env['TRUSTED_PROXY'] ?? '');
  if (!trustedProxies) return { kind: 'not-a-proxy', given: env['TRUSTED_PROXY'] ?? '' };
  return {
    port,
    host,
    dataDir: resolve(env['THIDUA_DATA'] || join(PROJECT_ROOT, 'var')),
    database: ownerUrl && appUrl ? { ownerUrl, appUrl } : null,
    secret,
    provider,
    mail,
    publicUrl,
    trustedProxies,
  };
}
