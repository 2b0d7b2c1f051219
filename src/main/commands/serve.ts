import { startServer } from '../serve.ts';
import { type Command, DONE } from './command.ts';

export const serve: Command = {
  usage: '',
  help: {
    vi: 'Chạy máy chủ tại PORT (mặc định 8080) đến khi dừng bằng Ctrl-C. Không tạo tài khoản mẫu; chạy thử: ./script/server',
    en: 'Runs the server at PORT (8080 by default) until Ctrl-C. Makes no sample accounts; to try it: ./script/server',
  },
  options: {},
  run: async () => {
    await startServer({ demonstration: false });
    await new Promise(() => {}); // the server itself ends the process
    return DONE;
  },
};
