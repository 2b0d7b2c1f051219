export const vi = {
  about: {
    title: 'Giới thiệu',
    lead: 'Một năm thi đua của cụm các cơ quan tư pháp, từ phát động đến bàn giao, cùng tư liệu của các năm trước.',
    sections: [
      [
        'Để làm gì',
        [
          'Cụm thi đua của các Sở Tư pháp và cơ quan Thi hành án dân sự thực hiện cả chín bước của năm trên một hệ thống: phát động, ký giao ước, đăng ký, thực hiện, chấm điểm, suy tôn, đề nghị, khen thưởng, bàn giao.',
          'Văn bản in ra theo thể thức; số văn bản do văn thư cấp và được ghi lại sau.',
        ],
      ],
      [
        'Ai đọc được gì',
        [
          'Mọi người đọc được giao ước đã ký, đơn vị được suy tôn, quyết định khen thưởng và toàn bộ tư liệu.',
          'Việc trong năm chỉ mở cho người được giao. Không trang nào nêu đơn vị có kết quả thấp nhất.',
        ],
      ],
      [
        'Tư liệu',
        [
          'Mỗi điều hiện trên trang dẫn về câu in trong nguồn. Chỗ in khác thường được giữ nguyên và đánh dấu “cần kiểm tra”.',
        ],
      ],
    ],
  },
  reading: {
    title: 'Cách đọc số liệu',
    lead: 'Bốn dấu hiệu dùng ở mọi trang.',
    unknown: 'Nguồn không nói tới. Không phải bằng 0, không phải bỏ trống; tổng có phần không nêu thì ghi “ít nhất”.',
    derived: 'Tính ra hoặc hiểu từ điều nguồn nêu; lý do hiện khi trỏ vào. Không bao giờ thay cho điều được nêu.',
    check: 'Chỗ in khác thường hoặc các nguồn nêu khác nhau. Bản in được giữ nguyên cho đến khi có người giải quyết.',
    mark: 'Số trong ô sau một điều mở câu in trong nguồn ở lề; chữ gạch chân là chỗ dựa.',
    more: [
      ['Số liệu kèm phạm vi', 'Mỗi con số luôn kèm tổng số: 26/28 đơn vị.'],
      [
        'Không so những gì không so được',
        'Đăng ký, đề nghị, được tặng là ba việc. Số của cụm khác, năm khác không lập thành tỷ lệ.',
      ],
      [
        'Tên theo ngày',
        'Đơn vị, tỉnh, chức vụ mang tên của ngày được nói tới: Cục Thi hành án dân sự đến 30/6/2025, Thi hành án dân sự tỉnh từ 01/7/2025.',
      ],
      ['Thứ tự', 'Danh sách công khai theo thứ tự của quyết định hoặc theo vần chữ cái; không phải thứ hạng.'],
    ],
  },
  data: {
    title: 'Số liệu mở',
    lead: 'Mọi điều hiện ở trang công khai đều tải về được.',
    what: 'Dữ liệu',
    format: 'Dạng',
    rows: {
      year: 'Một cụm trong một năm: mọi điều được nêu, phần suy ra để riêng',
      csv: 'Mọi câu được nêu của một cụm trong một năm, kèm nguồn',
      units: 'Danh mục đơn vị tại một ngày',
    },
    pick: 'Chọn cụm và năm ở trang Cụm thi đua, rồi chọn “Tải dữ liệu”.',
    rehearsal: 'Năm diễn tập mang dấu diễn tập trong dữ liệu.',
    map: 'Ranh giới tỉnh: vietnamese-provinces-database (MIT).',
  },
};
