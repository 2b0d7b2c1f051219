import { readPastedTable } from './pasted-table.ts';
import type { Criterion } from './criterion.ts';

/**
 * Small tables for a rehearsal year only, after the shape of the tables that were published in part (Sở Tư pháp, 2022):
 * a few rows, their own sums, and always marked «ví dụ diễn tập». They are no table that anybody adopted.
 */
const EXAMPLES: Readonly<Record<string, string>> = {
  STP: `A	Thực hiện các nhiệm vụ trọng tâm công tác tư pháp	15
A.I	Xây dựng, thẩm định văn bản quy phạm pháp luật	5
A.I.1	Thẩm định đề nghị xây dựng nghị quyết đúng tiến độ	2	100: 2; từ 95 đến dưới 100: 1,75; từ 80 đến dưới 95: 1,5; từ 70 đến dưới 80: 1; từ 60 đến dưới 70: 0,5; dưới 60: 0
A.I.2	Thẩm định dự thảo văn bản đúng tiến độ	3	100: 3; từ 95 đến dưới 100: 2,75; từ 80 đến dưới 95: 2,5; từ 70 đến dưới 80: 2; từ 60 đến dưới 70: 1,5; dưới 60: 0
A.II	Phổ biến, giáo dục pháp luật	5	chấm theo kết quả
A.VIII	Ứng dụng công nghệ thông tin	5
A.VIII.1	Ban hành kế hoạch ứng dụng công nghệ thông tin năm	2	có: 2; không: 0
A.VIII.3a	Văn bản ký số gửi Bộ trên tổng số văn bản gửi Bộ	1,5	trên 95: 1,5; từ 75 đến 95: 1; từ 50 đến dưới 75: 0,5; dưới 50: 0
A.VIII.3b	Văn bản của Bộ được tiếp nhận và phản hồi trạng thái	1,5	trên 95: 1,5; từ 75 đến 95: 1; từ 50 đến dưới 75: 0,5; dưới 50: 0
B	Chấp hành chế độ báo cáo, thi đua	5
B.I	Báo cáo công tác định kỳ đúng thời hạn	2	0 ngày: 2; 1-2 ngày: 1,5; 3-5 ngày: 1; 6-10 ngày: 0,5; trên 10 ngày: 0
B.II	Báo cáo đúng thẩm quyền	1	có: 1; không: 0
B.III	Kỷ luật, kỷ cương hành chính	2	trừ 1 mỗi lần, không dưới 0
C	Điểm thưởng: mô hình, sáng kiến được nhân rộng	0	cộng 1 mỗi lần, tối đa 2`,
  THADS_PROVINCE: `A	Kết quả thi hành án dân sự	14
A.1	Thi hành xong về việc so với chỉ tiêu được giao	5	theo tỷ lệ
A.2	Thi hành xong về tiền so với chỉ tiêu được giao	5	theo tỷ lệ
A.3	Giảm số việc chuyển kỳ sau	2	có: 2; không: 0
A.4	Thi hành án hành chính được theo dõi đúng quy định	2	chấm theo kết quả
B	Chấp hành chế độ báo cáo, kỷ luật, thi đua	6
B.1	Báo cáo thống kê đúng thời hạn	2	0 ngày: 2; 1-2 ngày: 1,5; 3-5 ngày: 1; 6-10 ngày: 0,5; trên 10 ngày: 0
B.2	Giải quyết khiếu nại, tố cáo thuộc thẩm quyền	2	100: 2; từ 90 đến dưới 100: 1,5; từ 80 đến dưới 90: 1; dưới 80: 0
B.3	Kỷ luật, kỷ cương hành chính	2	trừ 1 mỗi lần, không dưới 0
C	Điểm thưởng: mô hình, sáng kiến được nhân rộng	0	cộng 1 mỗi lần, tối đa 2`,
};

/** The example of a kind of unit; null where there is none. */
export function exampleTable(unitKind: string): readonly Criterion[] | null {
  const rows = EXAMPLES[unitKind];
  return rows === undefined ? null : readPastedTable(rows.split('\n').map((row) => row.split('\t'))).criteria;
}
