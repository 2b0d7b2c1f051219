const GROUPS = 4;
const IN_A_GROUP = 5;
export const CODE_LENGTH = GROUPS * IN_A_GROUP;

/** A code as it is printed: K7M2P-… */
export const printedCode = (code: string): string =>
  Array.from({ length: GROUPS }, (_, group) => code.slice(group * IN_A_GROUP, (group + 1) * IN_A_GROUP)).join('-');

/** A code as it is typed or stands in a link: small letters, spaces and other dashes do not matter. */
export const readCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 100);
