import type { Language } from '#src/kernel/language.ts';

const vi = {
  inSource: 'Xem trong nguồn',
  differ: 'Các nguồn nêu khác nhau',
  readAs: (reading: string) => `Đọc là: ${reading}`,
  settled: 'Đã giải quyết',
  treatment: 'Cách xử lý',
  chosen: 'được chọn',
  fields: {
    founded_year: 'Năm thành lập',
    province_count: 'Số tỉnh',
    member_count: 'Số đơn vị',
    number: 'Số văn bản',
    dated: 'Ngày văn bản',
    held_on: 'Ngày họp',
    part_of_day: 'Buổi',
    task_count: 'Số nhiệm vụ',
    target_count: 'Số chỉ tiêu',
    signed_on: 'Ngày ký',
    count: 'Số lượng',
    out_of: 'Trên tổng số',
    as_of: 'Tính đến ngày',
    method: 'Cách chọn',
    votes: 'Số phiếu',
    unit_id: 'Đơn vị',
    person_id: 'Người',
    host_unit_id: 'Đơn vị đăng cai',
    collectives: 'Tập thể',
    individuals: 'Cá nhân',
    delegation_size: 'Số người của đoàn',
  },
  marks: {
    SEED: 'Báo cáo gốc',
    SEEN: 'Đã đọc nguồn',
    'SEEN-2': 'Đọc qua nguồn dẫn lại',
    MEMORY: 'Chưa đọc lại nguồn; cần xem xét',
    INFER: 'Suy ra; cần xem xét',
    LIVE: 'Ghi trong hệ thống',
  },
};

const en: typeof vi = {
  inSource: 'See it in the source',
  differ: 'Sources state different values',
  readAs: (reading) => `Read as: ${reading}`,
  settled: 'Settled',
  treatment: 'How it is treated',
  chosen: 'chosen',
  fields: {
    founded_year: 'Year of founding',
    province_count: 'Provinces',
    member_count: 'Units',
    number: 'Number of the paper',
    dated: 'Date of the paper',
    held_on: 'Day of the conference',
    part_of_day: 'Part of day',
    task_count: 'Tasks',
    target_count: 'Targets',
    signed_on: 'Day of signing',
    count: 'Count',
    out_of: 'Out of',
    as_of: 'As of',
    method: 'How chosen',
    votes: 'Votes',
    unit_id: 'Unit',
    person_id: 'Person',
    host_unit_id: 'Host unit',
    collectives: 'Collectives',
    individuals: 'Individuals',
    delegation_size: 'Size of the delegation',
  },
  marks: {
    SEED: 'Original report',
    SEEN: 'Source was read',
    'SEEN-2': 'Read in a source that quotes it',
    MEMORY: 'Source not read again; to be checked',
    INFER: 'Worked out; to be checked',
    LIVE: 'Recorded in the system',
  },
};

export const evidenceWordsIn = (language: Language): typeof vi => (language === 'vi' ? vi : en);

/** What a field is called; one without words of ours keeps its name in the database. */
export const fieldName = (words: typeof vi, field: string): string =>
  words.fields[field as keyof typeof words.fields] ?? field.replaceAll('_', ' ');
