import { z } from 'zod';
import { historyRecord } from './format.ts';

/** The format as JSON Schema, for editors: completion and red lines while an officer writes. */
export function historySchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(historyRecord, { target: 'draft-2020-12', io: 'input' });
  return { ...schema, title: 'Thi Đua: record of a past year, format version 1' };
}
