import { printInstant } from '#src/kernel/vietnamese-date.ts';
import { type ExportedRoot, printRoot } from '../domain/root.ts';
import type { Purpose } from '../domain/witness.ts';

const WHY: Readonly<Record<Purpose, string>> = {
  chosen: 'Ông/bà được chọn giữ mã gốc nhật ký của phần mềm Thi Đua (người chứng kiến). Đây là thư đầu tiên.',
  scheduled: '',
  ended:
    'Từ nay ông/bà không còn là người chứng kiến; đây là thư cuối cùng. Nếu chưa được báo trước, đề nghị hỏi lại cơ quan đã chọn.',
};

/** The letter that a witness keeps: the root in words, and as the file that `thidua verify audit --root` reads. */
export function letterOf(
  root: ExportedRoot,
  purpose: Purpose = 'scheduled',
): { readonly subject: string; readonly text: string } {
  const short = printRoot(root);
  return {
    subject: `Mã gốc nhật ký Thi Đua ${root.year}/${root.position}`,
    text: [
      ...(WHY[purpose] === '' ? [] : [WHY[purpose], '']),
      `Mã gốc của nhật ký lúc ${printInstant(new Date(root.exportedAt))}: ${short}`,
      '',
      'Đề nghị lưu thư này ở ngoài máy chủ. Khi cần kiểm tra nhật ký có bị sửa hay không, lưu phần dưới đây thành tệp rồi chạy:',
      'thidua verify audit --root TỆP',
      '',
      JSON.stringify({ ...root, printed: short }, null, 2),
      '',
    ].join('\n'),
  };
}
