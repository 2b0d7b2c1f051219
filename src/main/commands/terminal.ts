import { say, type Sentence } from '../start-failures.ts';

/** Data and answers go to stdout, a refusal as one line to stderr. */
export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));
export const complain = (sentence: Sentence): void => {
  process.stderr.write(`${say(sentence).replaceAll(/\s*\n\s*/g, ' ')}\n`);
};
