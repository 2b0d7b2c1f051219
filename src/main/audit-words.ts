import type { Flaw } from '#src/year-round/audit/app/verify.query.ts';
import { printRoot } from '#src/year-round/audit/domain/root.ts';
import type { Sentence } from './start-failures.ts';

/** What the verification of the audit log found, as a sentence for the terminal. */
export function flawInWords(flaw: Flaw): Sentence {
  switch (flaw.kind) {
    case 'event-changed-or-moved':
      return {
        vi: `${flaw.year}/${flaw.position}: dòng ${flaw.eventId} đã bị sửa hoặc đổi chỗ sau khi niêm phong.`,
        en: `${flaw.year}/${flaw.position}: event ${flaw.eventId} was changed or moved after it was sealed.`,
      };
    case 'event-missing':
      return {
        vi: `${flaw.year}/${flaw.position}: dòng ${flaw.eventId} đã niêm phong nhưng không còn.`,
        en: `${flaw.year}/${flaw.position}: event ${flaw.eventId} was sealed and is gone.`,
      };
    case 'places-missing':
      return {
        vi: `Năm ${flaw.year}: chuỗi niêm phong mất từ số ${flaw.from} đến số ${flaw.to}.`,
        en: `${flaw.year}: places ${flaw.from} to ${flaw.to} of the chain are gone.`,
      };
    case 'never-sealed':
      return {
        vi: `${flaw.events} dòng đã quá 10 phút chưa được niêm phong, từ dòng ${flaw.firstEventId}.`,
        en: `${flaw.events} events have waited for the seal for more than 10 minutes, from event ${flaw.firstEventId} on.`,
      };
    case 'root-differs': {
      const since = flaw.agreesUpTo ? `${flaw.agreesUpTo.year}/${flaw.agreesUpTo.position}` : null;
      return {
        vi: `Mã gốc ${printRoot(flaw.root)} không khớp: nhật ký đã bị viết lại ${since ? `sau số ${since}, ` : ''}trước số của mã gốc này.`,
        en: `Root ${printRoot(flaw.root)} differs: the log was rewritten${since ? ` after ${since} and` : ''} before that place.`,
      };
    }
    case 'root-is-not-reached':
      return {
        vi: `Mã gốc ${printRoot(flaw.root)}: nhật ký hiện ngắn hơn, không còn đến số của mã gốc này.`,
        en: `Root ${printRoot(flaw.root)}: the log does not reach that place any more.`,
      };
  }
}
