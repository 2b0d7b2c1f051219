import type { CountBreach } from '#src/year-round/ballots/domain/ballot-count.ts';

export const vi = {
  title: 'Bình xét, suy tôn',
  notAnnouncedTitle: 'Chưa công bố kết quả suy tôn',
  notAnnouncedText: 'Danh sách đơn vị được suy tôn hiện ở đây sau khi hội nghị công bố.',
  meeting: 'Hội nghị',
  noMeetingTitle: 'Chưa có hội nghị tổng kết',
  noMeetingText: 'Ghi hội nghị tổng kết của năm; sau đó điểm danh và bỏ phiếu bình xét, suy tôn.',
  newMeeting: 'Ghi hội nghị tổng kết',
  editMeeting: 'Sửa hội nghị',
  meetingName: 'Tên hội nghị',
  usualName: (year: number) => `Hội nghị tổng kết công tác thi đua, khen thưởng năm ${year}`,
  heldOn: 'Ngày họp',
  partOfDay: 'Buổi',
  parts: { morning: 'Sáng', afternoon: 'Chiều', evening: 'Tối', day: 'Cả ngày' },
  place: 'Địa điểm',
  host: 'Đơn vị đăng cai',
  also: 'Kết hợp',
  purposes: {
    LAUNCH: (year: number) => `Phát động phong trào thi đua năm ${year}`,
    COVENANT: (year: number) => `Ký kết giao ước thi đua năm ${year}`,
  },
  guests: 'Khách mời',
  guestsHelp:
    'Mỗi dòng một người: họ tên, chức vụ. Theo thứ tự giới thiệu: Trung ương, tỉnh đăng cai, các cơ quan khác.',
  agenda: 'Chương trình',
  agendaHelp: 'Mỗi dòng một nội dung.',
  chair: 'Chủ trì',
  secretary: 'Thư ký',
  save: 'Lưu',
  meetingSaved: 'Đã lưu hội nghị.',
  presence: 'Điểm danh',
  presenceLead: 'Mỗi đơn vị thành viên một phiếu, do trưởng đoàn giữ. Khách mời không bỏ phiếu.',
  present: 'Có mặt',
  absent: 'Vắng',
  delegate: 'Trưởng đoàn',
  post: 'Chức vụ',
  absentReason: 'Lý do vắng',
  presenceSaved: (present: number, of: number) => `Đã điểm danh: có mặt ${present}/${of} đơn vị.`,
  presentOf: (present: number, of: number) => `Có mặt ${present}/${of} đơn vị`,
  notTaken: 'Chưa điểm danh',
  ballots: 'Các cuộc bỏ phiếu, suy tôn',
  noBallotsTitle: 'Chưa mở cuộc bỏ phiếu nào',
  noBallotsText: 'Mở cho từng khối và từng danh hiệu sau khi điểm danh.',
  newBallot: 'Mở cuộc bỏ phiếu, suy tôn',
  bloc: 'Khối',
  award: 'Đề nghị tặng',
  round: 'Vòng',
  method: 'Hình thức',
  methods: {
    'secret-ballot': 'Bỏ phiếu kín',
    'open-ballot': 'Bỏ phiếu công khai',
    'show-of-hands': 'Biểu quyết giơ tay',
    consensus: 'Nhất trí suy tôn (không bỏ phiếu)',
  },
  seats: 'Số lượng được suy tôn, không quá',
  seatsHelp: 'Để trống nếu quy chế không giới hạn.',
  threshold: 'Tỷ lệ phải đạt',
  thresholdHelp: 'Viết dạng phân số, ví dụ 2/3; “quá 1/2” là phải nhiều hơn một nửa.',
  base: 'Tính trên',
  bases: {
    'all-members': 'tổng số đơn vị thành viên',
    entitled: 'tổng số đơn vị có quyền bỏ phiếu',
    present: 'số đơn vị có mặt',
    cast: 'số phiếu thu vào',
    valid: 'số phiếu hợp lệ',
  },
  source: 'Căn cứ của thể lệ',
  sourceHelp: 'Điều, khoản của quy chế hoặc biên bản hội nghị đã thông qua thể lệ.',
  quorum: 'Số đơn vị phải có mặt',
  quorumHelp: 'Viết dạng phân số, ví dụ 2/3; để trống nếu quy chế không nêu.',
  provisional: 'Điểm đưa ra bình xét là điểm tạm tính',
  nominees: 'Danh sách bình xét',
  nomineesHelp: 'Danh sách và thể lệ được chốt khi mở.',
  standing: {
    registered: 'Đã đăng ký',
    kept: 'Tiếp tục xét',
    listed: 'Trong danh sách bình xét',
    'not-acclaimed': 'Chưa được suy tôn ở vòng trước',
    none: 'Chưa có đăng ký',
  },
  scores: 'Điểm',
  quorumMet: (present: number, of: number, source: string) =>
    `Có mặt ${present}/${of} đơn vị; đủ điều kiện tiến hành theo ${source}`,
  quorumNotMet: (present: number, of: number, needed: number) =>
    `Có mặt ${present}/${of} đơn vị. Chưa đủ điều kiện tiến hành: cần ${needed} đơn vị.`,
  ballotPaper: 'Phiếu để in (PDF)',
  secondRound: 'Mở vòng tiếp theo',
  cancel: 'Hủy cuộc bỏ phiếu',
  cancelLead: 'Cuộc bỏ phiếu được giữ lại trong hồ sơ với lý do hủy; có thể mở lại cùng vòng.',
  cancelReason: 'Lý do hủy',
  cancelledNow: 'Đã hủy cuộc bỏ phiếu, lý do đã ghi.',
  open: 'Chốt danh sách và mở',
  opened: 'Đã chốt danh sách và thể lệ.',
  stateHead: 'Trạng thái',
  state: { open: 'Đang bỏ phiếu, kiểm phiếu', closed: 'Đã công bố', cancelled: 'Đã hủy' },
  rule: (share: string, base: string) => `Được suy tôn khi đạt ${share} ${base}`,
  atMost: (seats: number) => `không quá ${seats} đơn vị`,
  tally: (entry: number) => `Kiểm phiếu lần ${entry}`,
  tallyLead: 'Hai thành viên Ban kiểm phiếu đếm và nhập độc lập; hai lần phải khớp mới công bố được.',
  teller: 'Thành viên Ban kiểm phiếu',
  issued: 'Phát ra',
  collected: 'Thu vào',
  notReturned: 'Không thu lại được',
  valid: 'Hợp lệ',
  invalid: 'Không hợp lệ',
  yes: 'Đồng ý',
  no: 'Không đồng ý',
  blank: 'Phiếu trắng',
  saveTally: 'Lưu lần kiểm phiếu',
  tallySaved: 'Đã lưu lần kiểm phiếu.',
  entered: (teller: string) => `Đã nhập: ${teller}`,
  unit: 'Đơn vị',
  rate: 'Tỷ lệ',
  result: 'Kết quả',
  results: {
    acclaimed: 'Được suy tôn',
    'not-acclaimed': 'Chưa được suy tôn',
    'no-place-left': 'Chưa được suy tôn',
    tied: 'Bằng phiếu',
    'needs-review': 'Cần xem xét',
  },
  acclaimedCount: (count: number, award: string) => `${count} đơn vị được suy tôn đề nghị tặng ${award}`,
  close: 'Công bố kết quả',
  closeLead: 'Sau khi công bố, kết quả và biên bản không sửa được; sai sót đính chính bằng biên bản mới.',
  closedNow: 'Đã công bố kết quả và lập biên bản.',
  beforeTheVote: 'Trước khi bỏ phiếu',
  decidedByChair: 'Bằng phiếu cho vị trí còn lại, chủ trì quyết định, lý do',
  boxChecked: 'Thùng phiếu đã được kiểm tra trước khi bỏ phiếu',
  agreedOn: 'Đơn vị được nhất trí suy tôn',
  tie: (count: number, places: number) =>
    `${count} đơn vị có số phiếu bằng nhau cho ${places} vị trí còn lại. Quy chế không nêu cách xử lý; đề nghị chủ trì quyết định, ghi biên bản.`,
  tieChosen: 'Chủ trì chọn',
  tieReason: 'Lý do ghi vào biên bản',
  minutes: 'Biên bản kiểm phiếu (PDF)',
  differs: (field: string, first: number, second: number) =>
    `Hai lần kiểm phiếu lệch nhau: ${field} ${first} và ${second}.`,
  bulletin: 'Bản tin hội nghị',
  ownUnit: 'Bỏ phiếu cho chính đơn vị mình',
  ownUnitHelp: 'Theo quy chế của Cụm. Quy chế không nêu thì kết quả “Cần xem xét” cho đến khi chủ trì quyết định.',
  ownUnitVotes: {
    yes: 'Đơn vị được bỏ phiếu cho chính mình',
    no: 'Đơn vị không bỏ phiếu cho chính mình',
    'not-stated': 'Quy chế không nêu',
  },
  asideBase: 'Đơn vị có mặt nhưng không tham gia bỏ phiếu',
  asideBaseHelp: 'Tự xin không tham gia hoặc chủ trì đề nghị không tham gia vì có liên quan.',
  asideInBase: {
    stays: 'Vẫn tính vào tổng số để tính tỷ lệ',
    leaves: 'Không tính vào tổng số để tính tỷ lệ',
    'not-stated': 'Quy chế không nêu',
  },
  ownUnitFacts: { yes: 'đơn vị được bỏ phiếu cho chính mình', no: 'đơn vị không bỏ phiếu cho chính mình' },
  aside: 'Không tham gia bỏ phiếu',
  asideNone: 'Chưa ghi đơn vị nào không tham gia.',
  asideWhole: 'Cả cuộc bỏ phiếu',
  asideAbout: 'Đối với',
  asideWhat: 'Nội dung',
  asideAs: (unit: string) => `Đối với ${unit}`,
  asideKind: 'Hình thức',
  asideKinds: {
    abstained: 'Tự xin không tham gia',
    recused: 'Chủ trì đề nghị không tham gia vì có liên quan',
  },
  asideSaidBy: 'Người nêu',
  asideSaidByHelp: 'Trưởng đoàn của đơn vị, hoặc chủ trì hội nghị.',
  asideReason: 'Lý do',
  asideAdd: 'Ghi đơn vị không tham gia',
  asideOwn: 'Xin không tham gia bỏ phiếu',
  asideOwnLead: (unit: string) =>
    `${unit} không bỏ phiếu đối với nội dung đã chọn. Lý do được ghi vào biên bản; rút lại được cho đến khi công bố kết quả.`,
  asideSave: 'Ghi không tham gia',
  asideSaved: 'Đã ghi đơn vị không tham gia.',
  asideTakeBack: 'Rút lại',
  asideTakeBackLead: 'Các lần kiểm phiếu đã nhập (nếu có) bị bỏ, Ban kiểm phiếu đếm và nhập lại.',
  asideTakeBackReason: 'Lý do rút lại',
  asideTakenBack: 'Đã rút lại. Nếu đã kiểm phiếu, Ban kiểm phiếu nhập lại.',
  takesPart: (units: number) => `${units} đơn vị tham gia bỏ phiếu`,
  settle: 'Quy chế không nêu, chủ trì quyết định',
  settleOwnUnit: 'Đơn vị được bình xét đã bỏ phiếu cho chính mình; phiếu đó được tính',
  settleAside: 'Đơn vị không tham gia',
  settleReason: 'Căn cứ, lý do ghi vào biên bản',
  settledByChair: 'Quy chế không nêu, chủ trì quyết định, lý do',
  notSaid: {
    'own-unit-not-stated': 'Quy chế không nêu đơn vị có bỏ phiếu cho chính mình hay không.',
    'aside-not-stated': 'Quy chế không nêu đơn vị không tham gia có tính vào tổng số hay không.',
    'aside-among-the-papers':
      'Có phiếu không thu lại được hoặc không hợp lệ nên không tách được phiếu của đơn vị không tham gia. Hủy cuộc bỏ phiếu này và bỏ phiếu lại.',
  },
  few: 'Dưới năm phiếu: kết quả có thể làm lộ ý kiến từng đơn vị.',
  warnings: {
    'no-quorum-was-set': 'Chưa ghi số đơn vị phải có mặt.',
    'scores-are-provisional': 'Điểm tạm tính, chưa có kết quả thẩm định của Bộ.',
    'votes-may-be-known': 'Dưới năm đơn vị bỏ phiếu: kết quả có thể làm lộ ý kiến từng đơn vị.',
    'not-on-the-register': 'Có đơn vị chưa có đăng ký còn hiệu lực đối với danh hiệu này.',
  },
  /** Each with the numbers that clash: they are put right on the sheet of the count, not looked for. */
  breach: (breach: CountBreach, unit: string): string => {
    switch (breach.kind) {
      case 'not-a-whole-number':
        return 'Có ô chưa nhập hoặc không phải số nguyên.';
      case 'more-entitled-than-members':
        return `Số đơn vị có quyền bỏ phiếu là ${breach.entitled}, lớn hơn ${breach.members} đơn vị thành viên.`;
      case 'more-present-than-entitled':
        return `Số đơn vị có mặt là ${breach.present}, lớn hơn ${breach.entitled} đơn vị có quyền bỏ phiếu.`;
      case 'papers-were-not-counted':
        return 'Chưa nhập số phiếu.';
      case 'hands-have-no-papers':
        return 'Biểu quyết giơ tay thì không có phiếu.';
      case 'more-issued-than-present':
        return `Số phiếu phát ra là ${breach.issued}, lớn hơn ${breach.present} đơn vị có mặt.`;
      case 'more-aside-than-present':
        return `${breach.aside} đơn vị không tham gia, nhiều hơn ${breach.present} đơn vị có mặt.`;
      case 'more-issued-than-take-part':
        return `Số phiếu phát ra là ${breach.issued}, lớn hơn ${breach.takePart} đơn vị tham gia bỏ phiếu.`;
      case 'more-votes-than-take-part':
        return `${unit}: đồng ý và không đồng ý cộng là ${breach.votes}, lớn hơn ${breach.takePart} đơn vị tham gia bỏ phiếu đối với đơn vị này.`;
      case 'issued-is-not-collected-and-not-returned':
        return `Phát ra ${breach.issued} phiếu, nhưng thu vào ${breach.collected} và không thu lại được ${breach.notReturned}, cộng là ${breach.collected + breach.notReturned}.`;
      case 'collected-is-not-valid-and-invalid':
        return `Thu vào ${breach.collected} phiếu, nhưng hợp lệ ${breach.valid} và không hợp lệ ${breach.invalid}, cộng là ${breach.valid + breach.invalid}.`;
      case 'nominee-stands-twice':
        return `${unit} ghi hai lần.`;
      case 'votes-of-a-nominee-do-not-add-up':
        return `${unit}: đồng ý ${breach.yes}, không đồng ý ${breach.no}, phiếu trắng ${breach.blank}, cộng là ${breach.yes + breach.no + breach.blank}, không phải ${breach.expected}.`;
      case 'more-written-opinions-than-absent':
        return `${unit}: ${breach.written} ý kiến bằng văn bản, nhiều hơn ${breach.absent} đơn vị vắng mặt.`;
      case 'more-yes-than-the-places-allow':
        return `Tổng số phiếu đồng ý là ${breach.yes}, lớn hơn ${breach.each * breach.seats} (${breach.each} phiếu, mỗi phiếu chọn không quá ${breach.seats} đơn vị).`;
    }
  },
  refusals: {
    'acclaimed-already': 'Có đơn vị đã được suy tôn ở vòng trước, không đưa vào danh sách nữa.',
    'register-changed-meanwhile': 'Sổ đăng ký vừa thay đổi; mở lại trang và làm lại.',
    'cancelled-without-a-reason': 'Ghi rõ lý do hủy cuộc bỏ phiếu.',
    'not-yours-to-do': 'Việc này do Bộ phận giúp việc Cụm thực hiện.',
    'meeting-has-no-name': 'Nhập tên hội nghị.',
    'held-on-no-day': 'Nhập ngày họp.',
    'someone-saved-before': 'Người khác vừa lưu bản này. Nội dung đang nhập được giữ nguyên; đối chiếu rồi lưu lại.',
    'presence-is-frozen': 'Đã công bố kết quả bỏ phiếu nên không sửa điểm danh được.',
    'no-such-meeting': 'Chưa có hội nghị.',
    'rule-has-no-source': 'Ghi căn cứ của thể lệ.',
    'nobody-to-vote-on': 'Chọn ít nhất một đơn vị vào danh sách bình xét.',
    'nominee-not-in-the-bloc': 'Danh sách có đơn vị không thuộc khối.',
    'method-not-stated': 'Chọn hình thức.',
    'ballot-is-open-already': 'Khối này đã mở cuộc bỏ phiếu cho danh hiệu này ở vòng này.',
    'precondition-is-missing': 'Chưa đủ điều kiện tiến hành: số đơn vị có mặt chưa đủ theo quy chế.',
    'reason-must-be-written': 'Ghi rõ lý do để tiếp tục.',
    'no-such-ballot': 'Không có cuộc bỏ phiếu này.',
    'ballot-is-closed': 'Cuộc bỏ phiếu đã công bố, không sửa được.',
    'teller-has-no-name': 'Nhập tên thành viên Ban kiểm phiếu.',
    'same-teller-twice': 'Hai lần kiểm phiếu phải do hai người khác nhau.',
    'count-does-not-add-up': 'Số liệu kiểm phiếu chưa khớp.',
    'second-tally-missing': 'Cần đủ hai lần kiểm phiếu trước khi công bố.',
    'tallies-differ': 'Hai lần kiểm phiếu chưa khớp; kiểm lại phiếu rồi sửa.',
    'tie-waits-for-the-chair': 'Có đơn vị bằng phiếu cho vị trí còn lại; cần chủ trì quyết định.',
    'consensus-has-no-tally': 'Nhất trí suy tôn thì không kiểm phiếu.',
    'nobody-to-take-a-share-of': 'Không có số để tính tỷ lệ.',
    'rule-waits-for-the-chair': 'Cần xem xét: thể lệ chưa nêu đủ để xác định kết quả.',
    'own-unit-not-chosen': 'Chọn một trong ba: được, không, hoặc quy chế không nêu.',
    'count-has-begun':
      'Đã nhập số liệu kiểm phiếu: không ghi thêm đơn vị không tham gia; việc rút lại do Bộ phận giúp việc Cụm ghi.',
    'nobody-said-it': 'Ghi tên người nêu.',
    'unit-is-not-there': 'Đơn vị không có mặt hoặc không thuộc khối, nên không bỏ phiếu.',
    'nominee-not-on-the-list': 'Đơn vị này không nằm trong danh sách bình xét.',
    'stands-aside-already': 'Đơn vị này đã được ghi không tham gia.',
    'nobody-was-nominated': 'Chọn đơn vị được nhất trí suy tôn.',
    'not-on-the-list': 'Có đơn vị không nằm trong danh sách bình xét.',
    'more-than-the-quota': 'Số đơn vị chọn vượt số lượng được suy tôn.',
    'there-is-no-tie': 'Không có đơn vị bằng phiếu.',
    'not-among-the-tied': 'Chọn trong các đơn vị bằng phiếu.',
    'wrong-number-of-places': 'Chọn đúng số vị trí còn lại.',
    'not-a-day': 'Nhập ngày theo mẫu dd/mm/yyyy, ví dụ 18/12/2027.',
    'not-a-fraction': 'Viết dạng phân số, ví dụ 2/3.',
    'not-a-count': 'Nhập số nguyên lớn hơn 0.',
    'no-bloc-or-award': 'Chọn khối và danh hiệu.',
  },
};
