/**
 * Why somebody present takes no part: abstained by oneself (tự xin không tham gia), recused by the chair because concerned
 * (chủ trì đề nghị không tham gia vì có liên quan), or because the rule lets nobody vote on the own unit.
 */
export type AsideKind = 'abstained' | 'recused' | 'own-unit';

/** One voter who takes no part in the vote on one nominee, or (null) in the whole vote. */
export type Aside = { readonly voterId: string; readonly nomineeId: string | null; readonly kind: AsideKind };

const voters = (asides: readonly Aside[]): number => new Set(asides.map(({ voterId }) => voterId)).size;

/** Voters who take no part at all: no paper is given to them. */
export const asideFromAll = (asides: readonly Aside[]): number =>
  voters(asides.filter(({ nomineeId }) => nomineeId === null));

/** Voters who take no part in the vote on one nominee, each once: those who take no part at all are among them. */
export const asideFrom = (asides: readonly Aside[], nomineeId: string): number =>
  voters(asides.filter((aside) => aside.nomineeId === null || aside.nomineeId === nomineeId));
