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
  privacy: {
    title: 'Dữ liệu cá nhân',
    lead: 'Hệ thống giữ những gì về một người, để làm gì, ai đọc được, giữ bao lâu.',
    sections: [
      [
        'Giữ những gì',
        [
          'Người được nêu trong văn bản, danh sách khen thưởng: họ tên, đơn vị, chức vụ tại ngày đó, danh hiệu, hình thức khen thưởng, kèm nguồn.',
          'Người của đơn vị tham gia cụm: họ tên, chức vụ theo thời gian; để phân biệt người trùng tên: mã số, năm sinh.',
          'Hồ sơ phục vụ việc xét: xếp loại hằng năm, kỷ luật, đang thanh tra, kiểm tra, nghỉ thai sản, điều động.',
          'Người có tài khoản: tên đăng nhập, thư điện tử, mã số nếu có, lúc đăng nhập, thiết bị, địa chỉ mạng. Mật khẩu chỉ được lưu ở dạng băm, không ai đọc được.',
        ],
      ],
      [
        'Để làm gì',
        [
          'Để xét, đề nghị, công bố khen thưởng và chứng minh việc đã làm. Trang không gọi đến máy chủ nào khác, không có quảng cáo, không đếm người xem.',
        ],
      ],
      [
        'Ai đọc được',
        [
          'Mọi người đọc được danh sách đã công bố. Mã số, năm sinh, hồ sơ chỉ mở cho người phụ trách của đơn vị, của Bộ, người kiểm tra và chính người đó.',
          'Mỗi lần đọc hồ sơ đều được ghi lại; người có hồ sơ xem được ai đã đọc.',
        ],
      ],
      [
        'Giữ bao lâu',
        [
          'Phiên đăng nhập: 12 giờ. Thời điểm, thiết bị, địa chỉ mạng khi đăng nhập: 180 ngày. Nội dung nhập dở được giữ trên máy của người nhập nhiều nhất 12 giờ và bị xóa khi đăng xuất.',
          'Hồ sơ khen thưởng và nhật ký được giữ cùng hồ sơ của cơ quan; thời hạn do cơ quan vận hành quyết định.',
        ],
      ],
      [
        'Xem, sửa, hỏi',
        [
          'Xem hồ sơ của mình, ai đã đọc, và đề nghị đính chính: mục Hồ sơ của tôi. Xem và kết thúc các phiên đăng nhập: mục Tài khoản.',
          'Luật số 91/2025/QH15, có hiệu lực từ 01/01/2026, quy định quyền được biết, truy cập, chỉnh sửa, xóa dữ liệu cá nhân, và sự đồng ý, trừ trường hợp pháp luật có quy định khác. Căn cứ xử lý và yêu cầu xóa: hỏi cơ quan vận hành hệ thống.',
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
