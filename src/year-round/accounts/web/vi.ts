export const vi = {
  signIn: 'Đăng nhập',
  signInLead: 'Mỗi người được giao vào bằng đường dẫn dùng một lần do người quản trị cấp.',
  whereLinks: 'Chạy thử trên máy này: đường dẫn hiện ở cửa sổ dòng lệnh mỗi khi khởi động.',
  enter: 'Vào làm việc',
  enterLead: 'Đường dẫn này dùng được một lần. Sau khi vào, phiên làm việc kéo dài 12 giờ.',
  signedIn: 'Đã đăng nhập.',
  signedOut: 'Đã đăng xuất.',
  refusals: { 'link-used-or-expired': 'Đường dẫn đã dùng hoặc đã hết hạn. Đề nghị người quản trị cấp đường dẫn mới.' },
};
