import { parseArgs } from 'node:util';
import { startServer } from './serve.ts';

const { values } = parseArgs({ options: { demonstration: { type: 'boolean', default: false } } });
await startServer(values);
