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
    failed: 'Không tạo được ảnh. Hãy thử lại.',
  },
};
