/** What the log says of ways in: of whom as far as an account is known, never what was typed. */
export type SignInLine = {
  readonly signIn: 'opened' | 'refused';
  readonly why?: string;
  readonly account: string | null;
  readonly address: string | null;
  /** Somebody should look: tries that are shut out, a code shown twice. */
  readonly alert?: true;
};

/** One line of the log for each decision on letting somebody in; docs/operations/watching.md says what to look for. */
export const logSignIn = (line: SignInLine): void =>
  console.error(JSON.stringify({ at: new Date().toISOString(), ...line }));
