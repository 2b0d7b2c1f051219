import { resolve } from 'node:path';

/** Files are named from where the command was typed, not from the program's folder. */
export const fromCaller = (path: string): string => resolve(process.env['THIDUA_CALLED_FROM'] ?? process.cwd(), path);
