import type { Language } from '#src/kernel/language.ts';
import type { YearStep } from './year-steps.ts';

/** Who does the work of a step: the head's office for the cluster, a unit for itself, the Ministry by following. */
export type TaskPart = 'office' | 'unit' | 'ministry';

/** What a step asks, as the list of tasks, the reminders and the calendar of a person all say it. */
export const TASK_TITLES: Readonly<Record<Language, Readonly<Record<TaskPart, Readonly<Record<YearStep, string>>>>>> = {
  vi: {
    office: {
      launch: 'Phát động phong trào, lập kế hoạch năm',
      covenant: 'Lấy ý kiến, thống nhất và ký giao ước',
      registration: 'Tiếp nhận đăng ký, chốt sổ đăng ký',
      progress: 'Nhận số liệu kỳ, kiểm tra, sơ kết',
      scoring: 'Thẩm định điểm của các đơn vị',
      nomination: 'Tổ chức hội nghị, bỏ phiếu bình xét, suy tôn',
      proposal: 'Lập hồ sơ, tờ trình đề nghị khen thưởng',
      recognition: 'Ghi quyết định khen thưởng, in bằng, giấy khen',
      rotation: 'Bàn giao Trưởng Cụm, mở năm sau',
    },
    unit: {
      launch: 'Xem phong trào đã phát động',
      covenant: 'Góp ý và ký giao ước',
      registration: 'Đăng ký danh hiệu, hình thức khen thưởng',
      progress: 'Gửi số liệu kỳ theo chỉ tiêu giao ước',
      scoring: 'Tự chấm điểm, kèm minh chứng',
      nomination: 'Cử đại biểu dự hội nghị, bình xét',
      proposal: 'Xem đề nghị khen thưởng',
      recognition: 'Xem quyết định khen thưởng',
      rotation: 'Xem việc bàn giao',
    },
    ministry: {
      launch: 'Theo dõi phát động',
      covenant: 'Theo dõi ký giao ước',
      registration: 'Theo dõi đăng ký',
      progress: 'Theo dõi thực hiện',
      scoring: 'Theo dõi chấm điểm',
      nomination: 'Theo dõi bình xét, suy tôn',
      proposal: 'Tiếp nhận đề nghị khen thưởng',
      recognition: 'Trình quyết định khen thưởng',
      rotation: 'Theo dõi bàn giao',
    },
  },
  en: {
    office: {
      launch: 'Launch movements, set the plan of the year',
      covenant: 'Gather comments, agree and sign the covenant',
      registration: 'Receive registrations, close the list',
      progress: 'Collect figures, inspect, review',
      scoring: 'Verify the scores of the units',
      nomination: 'Hold the conference and the ballot',
      proposal: 'Compile dossiers and the submission',
      recognition: 'Record decisions, print certificates',
      rotation: 'Hand over the lead, open the next year',
    },
    unit: {
      launch: 'See the movements launched',
      covenant: 'Comment on and sign the covenant',
      registration: 'Register titles and forms',
      progress: 'Send figures against the targets',
      scoring: 'Score yourself, with evidence',
      nomination: 'Name delegates, take part in the review',
      proposal: 'See the proposals',
      recognition: 'See the decisions',
      rotation: 'See the hand-over',
    },
    ministry: {
      launch: 'Follow the launch',
      covenant: 'Follow the covenant',
      registration: 'Follow registration',
      progress: 'Follow progress',
      scoring: 'Follow scoring',
      nomination: 'Follow review and acclamation',
      proposal: 'Receive the proposals',
      recognition: 'Prepare the decision',
      rotation: 'Follow the hand-over',
    },
  },
};
