import type { Language } from '#src/kernel/language.ts';

const vi = {
  notStated: 'không nêu',
  notYetFounded: 'chưa thành lập',
  noLonger: 'không còn',
  self: 'tự chấm',
  cross: 'chấm chéo',
  verified: 'thẩm định',
  notScored: 'chưa chấm',
  rank: 'hạng',
  year: 'năm',
  month: 'tháng',
  flag: 'có cờ',
  noFlag: 'không có',
  noData: 'không có số liệu',
  outOf: 'trên',
  archipelago: 'Quần đảo',
  archipelagoShort: 'QĐ.',
  mapSource:
    'Ranh giới: vietnamese-provinces-database (MIT), dẫn xuất từ Bản đồ tham khảo đơn vị hành chính, NXB Tài nguyên - Môi trường và Bản đồ.',
  mapPurpose: 'Bản đồ giản lược, chỉ để minh họa số liệu.',
  boundaries: 'Ranh giới',
};

const en: typeof vi = {
  notStated: 'not stated',
  notYetFounded: 'not yet founded',
  noLonger: 'no longer exists',
  self: 'self-scored',
  cross: 'cross-scored',
  verified: 'verified',
  notScored: 'not scored',
  rank: 'rank',
  year: 'year',
  month: 'month',
  flag: 'flag awarded',
  noFlag: 'none',
  noData: 'no data',
  outOf: 'of',
  archipelago: 'Quần đảo', // the name as on the map; the sentence around it is English
  archipelagoShort: 'QĐ.',
  mapSource:
    'Boundaries: vietnamese-provinces-database (MIT), derived from the Bản đồ tham khảo đơn vị hành chính, NXB Tài nguyên - Môi trường và Bản đồ.',
  mapPurpose: 'Simplified map, for illustrating figures only.',
  boundaries: 'Boundaries',
};

/** The few words that belong to the pictures themselves; sentences about the figures come from the page. */
export const chartWords = (language: Language): typeof vi => (language === 'vi' ? vi : en);
