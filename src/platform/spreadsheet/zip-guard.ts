import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

/** Why an archive is not opened as a spreadsheet. */
export type ArchiveRefused = 'no-archive' | 'no-spreadsheet' | 'too-many-parts' | 'too-large-inside' | 'entities';

type Part = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

const MOST_PARTS = 500;
/** Fifty thousand rows of people are thirty megabytes of XML. */
const LARGEST_INSIDE = 64 * 1024 * 1024;
const [STORED, DEFLATED] = [0, 8];
const NEEDED = ['[Content_Types].xml', 'xl/workbook.xml'];
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const inflate = promisify(inflateRaw);

const isXml = (name: string): boolean => /\.(xml|rels|vml)$/i.test(name);
/** A definition of entities, in any of the encodings that XML may be written in; office files never hold one. */
const holdsEntities = (xml: Buffer): boolean =>
  (['latin1', 'utf16le'] as const).some((encoding) =>
    ['<!DOCTYPE', '<!ENTITY'].some((sign) => xml.includes(Buffer.from(sign, encoding))),
  ) || xml.includes(Buffer.from('<!DOCTYPE', 'utf16le').swap16());

/** The parts that an archive lists, or null where the list is broken, hidden, encrypted or of the sixty-four bit kind. */
function partsOf(bytes: Buffer): readonly Part[] | null {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) return null;
  const count = bytes.readUInt16LE(end + 10);
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) return null;
    const isEncrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
    const nameLength = bytes.readUInt16LE(at + 28);
    const part = {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    };
    if (isEncrypted || (part.method !== STORED && part.method !== DEFLATED)) return null;
    parts.push(part);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return new Set(parts.map(({ name }) => name)).size === parts.length ? parts : null;
}

/** What a part really holds; null where it is not what the list says of it. Never more than said is unpacked. */
async function contentOf(bytes: Buffer, part: Part): Promise<Buffer | null> {
  if (part.at + 30 > bytes.length || bytes.readUInt32LE(part.at) !== LOCAL) return null;
  const from = part.at + 30 + bytes.readUInt16LE(part.at + 26) + bytes.readUInt16LE(part.at + 28);
  const packed = bytes.subarray(from, from + part.packed);
  const content =
    part.method === STORED
      ? packed
      : await inflate(packed, { maxOutputLength: Math.max(1, part.size) }).catch(() => null);
  return content?.length === part.size ? content : null;
}

/**
 * Looks an XLSX file over before anything reads it: a zip with the parts of a workbook, not too many, not too large
 * unpacked, each as large as it is said to be, and no entities. Null where it may be read. The sizes that the list
 * states are summed first, so a bomb that is honest is never unpacked and one that lies stops at its own lie.
 */
export async function archiveRefused(file: Uint8Array): Promise<ArchiveRefused | null> {
  const opened = await openArchive(file);
  return typeof opened === 'string' ? opened : null;
}

/** What an XLSX file has in it, by the names of its parts, once it has been looked over; or why it is not opened. */
export async function openArchive(file: Uint8Array): Promise<ArchiveRefused | ReadonlyMap<string, Buffer>> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const parts = partsOf(bytes);
  if (!parts) return 'no-archive';
  if (parts.length > MOST_PARTS) return 'too-many-parts';
  if (!NEEDED.every((name) => parts.some((part) => part.name === name))) return 'no-spreadsheet';
  if (parts.reduce((sum, { size }) => sum + size, 0) > LARGEST_INSIDE) return 'too-large-inside';
  const contents = new Map<string, Buffer>();
  for (const part of parts) {
    const content = await contentOf(bytes, part);
    if (!content) return 'no-archive';
    if (isXml(part.name) && holdsEntities(content)) return 'entities';
    contents.set(part.name, content);
  }
  return contents;
}
