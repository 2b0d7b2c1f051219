/** The number of an event in an address; null where it is none. */
export const eventIn = (asked: string | undefined): string | null =>
  /^\d{1,18}$/.test(asked ?? '') ? (asked ?? null) : null;
