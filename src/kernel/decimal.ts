/** An exact decimal figure as it was written: «81,50» is 8150 units of 10⁻². It keeps its zeros for printing. */
export type Decimal = { readonly units: bigint; readonly scale: number };

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Reads the plain form of the database and of JSON, «81.50». What people type is read by `vietnamese-number.ts`. */
export function decimal(plain: string): Decimal {
  const [, sign, whole, fraction = ''] = PLAIN.exec(plain) ?? [];
  if (whole === undefined) throw new RangeError(`not a plain decimal: ${plain}`);
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

/** The plain form again, zeros kept: `81.50`. */
export const plainDecimal = (value: Decimal): string => written(value, '.', (digits) => digits);

/** As a Vietnamese paper writes it, zeros kept as they were typed: «1.250,75». */
export const printDecimal = (value: Decimal): string =>
  written(value, ',', (digits) => digits.replace(/\B(?=(\d{3})+$)/g, '.'));

/** -1, 0 or 1, exactly: «81,5» and «81,50» are equal. */
export function compareDecimals(left: Decimal, right: Decimal): -1 | 0 | 1 {
  const difference = left.units * tenTo(right.scale) - right.units * tenTo(left.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const tenTo = (scale: number): bigint => 10n ** BigInt(scale);

function written(value: Decimal, mark: string, whole: (digits: string) => string): string {
  const digits = (value.units < 0n ? -value.units : value.units).toString().padStart(value.scale + 1, '0');
  const cut = digits.length - value.scale;
  const fraction = value.scale === 0 ? '' : mark + digits.slice(cut);
  return (value.units < 0n ? '-' : '') + whole(digits.slice(0, cut)) + fraction;
}
