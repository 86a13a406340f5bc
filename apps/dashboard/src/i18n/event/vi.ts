export const vi = {
  event: {
    'permit-invalid': 'giấy phép môi trường không còn hiệu lực',
    'wwtp-stopped': 'trạm xử lý nước thải ngừng hoạt động',
    'data-falsification': 'làm sai lệch số liệu',
    sanction: 'xử phạt vi phạm',
    'exceedance-day': 'ngày vượt giới hạn',
    'haz-waste-shortfall': 'chất thải nguy hại thiếu chứng từ',
    'station-shortfall': 'thiếu trạm quan trắc tự động hoặc mất số liệu',
    'major-incident': 'sự cố cháy hoặc ô nhiễm lớn',
  },
};
