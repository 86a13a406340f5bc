export const vi = {
  download: {
    title: 'Tải xuống',
    of: 'Tải xuống: {{what}}',
    csv: 'CSV',
    xlsx: 'Excel (XLSX)',
    png: 'Ảnh PNG',
    svg: 'Ảnh SVG',
    imageNote: 'Giờ Việt Nam (UTC+7) · {{source}}',
    source: 'Greenzone',
    saving: 'Đang chuẩn bị tệp…',
    failed: 'Không tạo được ảnh. Hãy thử lại.',
  },
  problem: {
    EXPORT_TOO_LARGE: 'Tệp sẽ có hơn một triệu dòng. Hãy chọn khoảng thời gian ngắn hơn hoặc bước dài hơn.',
    EXPORT_BUSY: 'Đang có bốn tệp được tạo. Hãy thử lại sau một phút.',
  },
};
