import type { Sentence } from '../start-failures.ts';

/** How a command ended: done, refused, or not understood. */
export const DONE = 0;
export const REFUSED = 1;
export const MISUSED = 2;
export type ExitCode = typeof DONE | typeof REFUSED | typeof MISUSED;

export type Option = {
  readonly type: 'boolean' | 'string';
  /** May be given several times: read with `values`. */
  readonly multiple?: boolean;
  readonly help: Sentence;
  /** What stands for the value in the help: FILE, 2027. */
  readonly value?: string;
};

export type Input = {
  readonly words: readonly string[];
  readonly flag: (name: string) => boolean;
  readonly value: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[];
};

/** One command of `bin/thidua`. */
export type Command = {
  /** What follows the name of the command. */
  readonly usage: string;
  readonly help: Sentence;
  readonly options: Readonly<Record<string, Option>>;
  readonly run: (input: Input) => Promise<ExitCode>;
};

export const JSON_OPTION = {
  json: { type: 'boolean', help: { vi: 'In dữ liệu dạng JSON.', en: 'Print the data as JSON.' } },
} as const satisfies Record<string, Option>;
