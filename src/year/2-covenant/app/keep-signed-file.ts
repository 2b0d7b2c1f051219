import type { Tx } from '#src/platform/postgres/as-actor.ts';

/** Notes which stored file is the covenant as it stands signed now; the one before stays in the store and the trail. */
export async function keepSignedFile(
  tx: Tx,
  paperId: string,
  file: { readonly hash: string; readonly bytes: number },
): Promise<void> {
  await tx
    .updateTable('paper')
    .set({ file_hash: file.hash, file_bytes: file.bytes })
    .where('id', '=', paperId)
    .where('kind', '=', 'covenant')
    .execute();
}
