const PAGE = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="2"><title>Thi Đua</title><h1>Thi Đua đang khởi động</h1>
<p>Trang tự tải lại sau hai giây.</p><p lang="en">Thi Đua is starting; this page reloads by itself.</p></html>`;

/** What early visitors see while the database starts and the data is loaded. */
export const startingPage = (): Response =>
  new Response(PAGE, {
    status: 503,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Retry-After': '2',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'",
    },
  });
