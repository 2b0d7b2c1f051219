/** Expected refusals are values with a `kind`; exceptions are for defects and lost connections. */
export type Ok<Value> = { readonly ok: true; readonly value: Value };
export type Err<Failure> = { readonly ok: false; readonly error: Failure };
export type Result<Value, Failure extends { readonly kind: string }> = Ok<Value> | Err<Failure>;

export const ok = <Value>(value: Value): Ok<Value> => ({ ok: true, value });
export const err = <const Failure extends { readonly kind: string }>(error: Failure): Err<Failure> => ({
  ok: false,
  error,
});
