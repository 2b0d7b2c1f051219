import { crc32, deflateRawSync } from 'node:zlib';

export type ZipPart = {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** What the list says that it is unpacked, where that is a lie. */
  readonly saidSize?: number;
  readonly isEncrypted?: boolean;
};

const record = (length: number, fill: (view: Buffer) => void): Buffer => {
  const bytes = Buffer.alloc(length);
  fill(bytes);
  return bytes;
};

/** A zip archive as a program would write it, or as somebody would who means harm. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const locals: Buffer[] = [];
  const listed: Buffer[] = [];
  let at = 0;
  for (const { name, content, saidSize, isEncrypted } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 9 });
    const title = Buffer.from(name);
    const common = (view: Buffer, from: number) => {
      view.writeUInt16LE(20, from);
      view.writeUInt16LE(isEncrypted ? 1 : 0, from + 2);
      view.writeUInt16LE(8, from + 4);
      view.writeUInt32LE(crc32(bytes), from + 10);
      view.writeUInt32LE(packed.length, from + 14);
      view.writeUInt32LE(saidSize ?? bytes.length, from + 18);
      view.writeUInt16LE(title.length, from + 22);
    };
    const local = record(30, (view) => {
      view.writeUInt32LE(0x04034b50, 0);
      common(view, 4);
    });
    const central = record(46, (view) => {
      view.writeUInt32LE(0x02014b50, 0);
      common(view, 6);
      view.writeUInt32LE(at, 42);
    });
    locals.push(local, title, packed);
    listed.push(central, title);
    at += local.length + title.length + packed.length;
  }
  const list = Buffer.concat(listed);
  const end = record(22, (view) => {
    view.writeUInt32LE(0x06054b50, 0);
    view.writeUInt16LE(parts.length, 8);
    view.writeUInt16LE(parts.length, 10);
    view.writeUInt32LE(list.length, 12);
    view.writeUInt32LE(at, 16);
  });
  return Buffer.concat([...locals, list, end]);
}
