export const vi = {
  certificates: {
    noAdvice:
      'Đây là tổng hợp từ chỉ số đo được và hồ sơ đã có, không phải tư vấn pháp lý và không phải giấy chứng nhận. Yêu cầu ghi “chưa kiểm chứng” chưa được đối chiếu với văn bản.',
    intended: 'Khu quy hoạch được so theo giá trị thiết kế: điều dự định, chưa phải điều đang có.',
    none: 'Chưa có yêu cầu nào.',
    framework: {
      'eip-framework-2': 'Khung quốc tế về khu công nghiệp sinh thái',
      'decree-35-2022': 'Khu công nghiệp sinh thái theo pháp luật Việt Nam',
    },
    note: {
      'eip-framework-2':
        'UNIDO, Ngân hàng Thế giới và GIZ, phiên bản 2.0. Các con số nhớ lại từ danh mục năm 2017, chưa đối chiếu với phiên bản 2.0.',
      'decree-35-2022':
        'Nghị định 35/2022, điều 37, cùng Thông tư 05/2025. Chưa rõ nghị định có được thay thế trong năm 2026 hay không.',
    },
    group: {
      management: 'Quản lý khu',
      environment: 'Môi trường',
      social: 'Xã hội',
      economic: 'Kinh tế',
      developer: 'Chủ đầu tư hạ tầng',
      tenants: 'Doanh nghiệp trong khu',
      land: 'Đất đai',
      certificate: 'Giấy chứng nhận',
    },
    answeredBy: {
      indicator: 'Theo chỉ số',
      fact: 'Theo hồ sơ',
      'no-event': 'Theo',
    },
    confirmedEvents: 'sự kiện đã xác nhận của khu',
    requirement: 'Yêu cầu',
    asked: 'Mức yêu cầu',
    has: 'Khu hiện có',
    standing: 'Kết quả',
    state: {
      met: 'đạt',
      short: 'chưa đạt',
      'not-measured': 'chưa có số liệu',
      'no-benchmark': 'chưa có mức so sánh',
    },
    yes: 'có',
    unknown: 'mức chưa có trong hồ sơ',
    ask: {
      'at-least': 'ít nhất {{value}}',
      'more-than': 'trên {{value}}',
      'at-most': 'nhiều nhất {{value}}',
      'less-than': 'dưới {{value}}',
    },
    by: 'còn cách {{value}}',
    events: '{{count}} vụ việc đã xác nhận',
    unit: { '%': '%', months: 'tháng', 'per year': 'mỗi năm', links: 'liên kết', points: 'điểm phần trăm' },
    level: { 0: 'chưa có', 1: 'đã nộp hồ sơ', 2: 'đã được chứng nhận' },
  },
};
