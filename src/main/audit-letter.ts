import { printInstant } from '#src/kernel/vietnamese-date.ts';
import { type ExportedRoot, printRoot } from '#src/year-round/audit/domain/root.ts';

/** The letter that a witness keeps: the root in words, and as the file that `thidua verify audit --root` reads. */
export function letterOf(root: ExportedRoot): { readonly subject: string; readonly text: string } {
  const short = printRoot(root);
  return {
    subject: `Mã gốc nhật ký Thi Đua ${root.year}/${root.position}`,
    text: [
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
