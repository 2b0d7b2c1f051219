import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export type IdentityProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly end: () => Promise<void>;
};

/** Who stands behind a name of the agency's system, and by what means they show it there. */
export type Staff = Readonly<Record<string, { readonly staffCode?: string; readonly means?: readonly string[] }>>;

const CLIENT = { clientId: 'thidua', clientSecret: 'a-secret-of-the-tests-only-0123456789' };

/** A real OpenID provider on this machine. Whoever visits signs in there as the `login_hint` of their own address. */
export async function anIdentityProvider(staff: Staff, callback: string): Promise<IdentityProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [callback],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub', 'staff_code', 'amr'], email: ['email'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_, name) => ({
      accountId: name,
      claims: async () => ({ sub: name, email: `${name}@agency.example.vn`, staff_code: staff[name]?.staffCode }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['of-the-tests'] },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    if (!url.pathname.startsWith('/interaction/')) return void answer(request, response);
    void (async () => {
      const name = url.searchParams.get('as') ?? '';
      if (name === '') return provider.interactionFinished(request, response, { error: 'access_denied' });
      const details = await provider.interactionDetails(request, response);
      const grant = new provider.Grant({ accountId: name, clientId: CLIENT.clientId });
      grant.addOIDCScope(String(details.params['scope']));
      const means = staff[name]?.means;
      return provider.interactionFinished(request, response, {
        login: { accountId: name, ...(means && { amr: [...means] }) },
        consent: { grantId: await grant.save() },
      });
    })();
  });
  return {
    issuer,
    ...CLIENT,
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Walks through the provider's pages as a browser does, as somebody of the agency; answers the way back to us. */
export async function visitAs(address: string, name: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = address;
  for (let hop = 0; hop < 8; hop += 1) {
    const url = new URL(at);
    if (url.pathname.startsWith('/interaction/') && name !== '') url.searchParams.set('as', name);
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { Cookie: [...jar].map(([key, value]) => `${key}=${value}`).join('; ') },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = answer.headers.get('Location');
    if (!next) throw new Error(`the provider stopped at ${url.href} with ${answer.status}: ${await answer.text()}`);
    at = new URL(next, url).href;
    if (new URL(at).pathname.startsWith('/api/auth/callback/')) return at;
  }
  throw new Error('the provider never came back');
}
