/** What the rules of `seeds/alarm-rules.json` rest on, in Vietnamese. Names and numbers of standards are the same in both. */
const VIETNAMESE: Readonly<Record<string, string>> = {
  'QCVN 40:2011/BTNMT, upper edge of both classes':
    'QCVN 40:2011/BTNMT, giới hạn trên chung của cột A và cột B',
  'QCVN 40:2011/BTNMT, lower edge of class A': 'QCVN 40:2011/BTNMT, giới hạn dưới của cột A',
  'QCVN 40:2011/BTNMT, lower edge of class B': 'QCVN 40:2011/BTNMT, giới hạn dưới của cột B',
  'QCVN 40:2011/BTNMT: 40 °C': 'QCVN 40:2011/BTNMT: 40 °C',
  'Any flow through the bypass': 'Bất kỳ lưu lượng nào qua đường xả tắt',
  '80 % of the limit of the 24 h mean': '80 % giới hạn trung bình 24 giờ',
  '95 % of the limit of the 24 h mean': '95 % giới hạn trung bình 24 giờ',
  'Limit of the 24 h mean': 'Giới hạn trung bình 24 giờ',
  'Permitted discharge of the plant': 'Lưu lượng xả thải được phép của trạm xử lý',
  'Quality band of medium voltage ±5 %': 'Dải chất lượng điện áp trung áp ±5 %',
  'HP-GSR 0.1: ±8 %': 'HP-GSR 0.1: ±8 %',
  'Quality band of low voltage ±10 %': 'Dải chất lượng điện áp hạ áp ±10 %',
  'IEEE 1366: longer than 5 min': 'IEEE 1366: kéo dài trên 5 phút',
  'Quality band 50 ± 0.2 Hz': 'Dải chất lượng tần số 50 ± 0,2 Hz',
  'HP-GSR 0.1: 49.5 to 50.5 Hz': 'HP-GSR 0.1: từ 49,5 đến 50,5 Hz',
  'HP-GSR 0.1: 49 to 51 Hz': 'HP-GSR 0.1: từ 49 đến 51 Hz',
  'Margin before the penalty below 0.9 (Circular 15/2014)':
    'Khoảng dự phòng trước mức 0,9, dưới mức đó phải trả tiền công suất phản kháng (Thông tư 15/2014)',
  'IEEE 519-2022: 5 % (1–69 kV), 8 % (low voltage)': 'IEEE 519-2022: 5 % (1–69 kV), 8 % (hạ áp)',
  'HP-GSR 0.1': 'HP-GSR 0.1',
  'QCVN 05:2023/BTNMT, 1 h: 350 µg/Nm³': 'QCVN 05:2023/BTNMT, trung bình 1 giờ: 350 µg/Nm³',
  'QCVN 05:2023/BTNMT, 1 h: 200 µg/Nm³': 'QCVN 05:2023/BTNMT, trung bình 1 giờ: 200 µg/Nm³',
  'QCVN 05:2023/BTNMT, 1 h: 30000 µg/Nm³': 'QCVN 05:2023/BTNMT, trung bình 1 giờ: 30.000 µg/Nm³',
  'QCVN 26:2010/BTNMT, ordinary area by day: 70 dBA; superseded on 2025-11-14, numbers of QCVN 26:2025/BNNMT not known':
    'QCVN 26:2010/BTNMT, khu vực thông thường, ban ngày: 70 dBA; bị thay thế từ ngày 14/11/2025, chưa có trị số của QCVN 26:2025/BNNMT',
  'Code 1: fault': 'Mã 1: lỗi',
  'Code 2: alarm': 'Mã 2: báo cháy',
  'HP-GSR 0.1: 95th percentile of 5 min': 'HP-GSR 0.1: phân vị thứ 95 trong 5 phút',
  'HP-GSR 0.1: 5 min': 'HP-GSR 0.1: 5 phút',
  "HP-GSR 0.1: 10 min, and three readings of the metric's own cadence":
    'HP-GSR 0.1: 10 phút, và ba chu kỳ đo của chính thông số đó',
  "HP-GSR 0.1: 60 min, and three readings of the metric's own cadence":
    'HP-GSR 0.1: 60 phút, và ba chu kỳ đo của chính thông số đó',
  'Circular 10/2021/TT-BTNMT: 12 h of a regulated station (unverified)':
    'Thông tư 10/2021/TT-BTNMT: 12 giờ đối với trạm quan trắc bắt buộc (chưa kiểm chứng)',
};

/** How alarms of a share of a legal limit end their basis: the limit in force and its number. */
const LIMIT_IN_FORCE = / \([^()]+: [\d.e+-]+\)$/;

/**
 * What a rule or an alarm rests on, in a language. A rule has one text, which people may change: what is not known here
 * stays as it was written.
 */
export function ruleBasisText(basis: string, language: 'en' | 'vi'): string {
  if (language === 'en') return basis;
  const whole = known(basis);
  if (whole !== undefined) return whole;
  const [limit = ''] = LIMIT_IN_FORCE.exec(basis) ?? [];
  const own = known(basis.slice(0, basis.length - limit.length));
  return own === undefined ? basis : `${own}${limit.replace(/\.(?=\d+\)$)/, ',')}`;
}

function known(basis: string): string | undefined {
  return Object.hasOwn(VIETNAMESE, basis) ? VIETNAMESE[basis] : undefined;
}
