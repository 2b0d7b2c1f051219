import { startServer } from '../serve.ts';
import { type Command, DONE } from './command.ts';

export const serve: Command = {
  usage: '[--demonstration]',
  help: {
    vi: 'Chạy máy chủ tại PORT (mặc định 8080) đến khi dừng bằng Ctrl-C.',
    en: 'Runs the server at PORT (8080 by default) until Ctrl-C.',
  },
  options: {
    demonstration: {
      type: 'boolean',
      help: { vi: 'Tạo năm mẫu và in đường dẫn vào thử.', en: 'Make a rehearsal year and print links to try it.' },
    },
  },
  run: async (input) => {
    await startServer({ demonstration: input.flag('demonstration') });
    await new Promise(() => {}); // the server itself ends the process
    return DONE;
  },
};
