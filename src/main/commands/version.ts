import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '#src/platform/project-root.ts';
import { type Command, DONE, JSON_OPTION } from './command.ts';
import { print, printJson } from './terminal.ts';

export async function programVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(PROJECT_ROOT, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

export const version: Command = {
  usage: '[--json]',
  help: {
    vi: 'In phiên bản của chương trình và của Node.js.',
    en: 'Prints the version of the program and of Node.js.',
  },
  options: JSON_OPTION,
  run: async (input) => {
    const versions = { thidua: await programVersion(), node: process.versions.node };
    if (input.flag('json')) printJson(versions);
    else print(`thidua ${versions.thidua} (Node.js ${versions.node})`);
    return DONE;
  },
};
