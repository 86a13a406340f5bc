/**
 * What our own code writes of a pack that it refuses, and what that is in Vietnamese; the first that fits counts. A dead
 * letter keeps one text, in English, and old ones stay as they were written: so they are read here. `{rest}` is read again.
 */
const VIETNAMESE: readonly (readonly [RegExp, string])[] = [
  // The pack as a whole.
  [/^The subject does not name a zone and a device\.$/, 'Chủ đề không nêu KCN và thiết bị.'],
  [/^The pack has no bytes\.$/, 'Gói không có nội dung.'],
  [
    /^The pack has (?<size>\d+) bytes; at most (?<most>\d+) are accepted\.$/,
    'Gói có {size} byte; nhiều nhất {most} byte được nhận.',
  ],
  [/^The pack is not JSON in UTF-8\.$/, 'Gói không phải JSON mã hóa UTF-8.'],
  [/^The pack is not CBOR: (?<rest>.*)$/, 'Gói không phải CBOR: {rest}'],
  [/^A SenML pack is an array of records\.$/, 'Gói SenML phải là một mảng bản ghi.'],
  [/^Something follows the pack\.$/, 'Sau gói còn nội dung khác.'],
  [/^The pack has no record\.$/, 'Gói không có bản ghi nào.'],
  [/^The pack has no value\.$/, 'Gói không có giá trị nào.'],
  [
    /^The pack names (?<device>.+), its subject (?<subject>.+)\.$/,
    'Gói tự nhận là {device}, chủ đề nêu {subject}.',
  ],
  [
    /^The registry has no device (?<device>.+); register it, then replay\.$/,
    'Chưa đăng ký thiết bị {device}; hãy đăng ký rồi gửi lại.',
  ],
  [
    /^(?<device>.+) belongs to (?<zone>.+), its subject names (?<subject>.+)\.$/,
    '{device} thuộc {zone}, chủ đề nêu {subject}.',
  ],
  [/^Ingest failed on it: (?<rest>.*)$/, 'Xử lý gói bị lỗi: {rest}'],
  [
    /^Values of (?<time>\S+) were replaced by pack (?<pack>.+); the body holds them as they were stored\.$/,
    'Giá trị lúc {time} đã được gói {pack} thay thế; nội dung giữ chúng như đã lưu.',
  ],
  [
    /^(?<count>\d+) moments? (?:is|are) held by another pack of the device with a higher boot and seq and other values\.$/,
    '{count} thời điểm đã thuộc một gói khác của thiết bị, có boot và seq cao hơn và giá trị khác.',
  ],
  // One record of it.
  [/^Record (?<index>\d+): (?<rest>.*)$/, 'Bản ghi {index}: {rest}'],
  [/^it is not a map\.$/, 'không phải một bảng nhãn.'],
  [/^there is more than one value\.$/, 'có hơn một giá trị.'],
  [/^there is no value\.$/, 'không có giá trị.'],
  [/^"(?<label>\w+)" is not text\.$/, '"{label}" không phải chuỗi ký tự.'],
  [/^"(?<label>\w+)" is not a number\.$/, '"{label}" không phải số.'],
  [/^"vb" is not true or false\.$/, '"vb" không phải true hoặc false.'],
  [/^"vd" is not data\.$/, '"vd" không phải dữ liệu.'],
  [/^"bver" is not a positive integer\.$/, '"bver" không phải số nguyên dương.'],
  [
    /^"bver" is (?<other>.+), that of the pack is (?<version>.+)\.$/,
    '"bver" là {other}, của gói là {version}.',
  ],
  [/^SenML version (?<version>.+) is not understood\.$/, 'không hiểu SenML phiên bản {version}.'],
  [/^label "(?<label>.*)" is not understood\.$/s, 'không hiểu nhãn "{label}".'],
  [/^"lane" is neither "live" nor "history"\.$/, '"lane" không phải "live" hay "history".'],
  [
    /^"boot" \(Unix ms\) and "seq" \(from 1\) must both be whole numbers\.$/,
    '"boot" (Unix ms) và "seq" (từ 1) đều phải là số nguyên.',
  ],
  [/^it names a second device, (?<device>.+)\.$/, 'nêu thêm một thiết bị khác, {device}.'],
  [/^the time is out of range\.$/, 'thời điểm ngoài phạm vi.'],
  [/^the name has more than (?<most>\d+) characters\.$/, 'tên dài quá {most} ký tự.'],
  [/^there is no name\.$/, 'không có tên.'],
  [/^the name has characters SenML does not allow\.$/, 'tên có ký tự SenML không cho phép.'],
  [/^the name is not (?<form>\S+)\.$/, 'tên không theo dạng {form}.'],
  [/^the name ends with the device\.$/, 'tên dừng ở thiết bị, không nêu đại lượng.'],
  [/^the name does not begin with (?<form>\S+)\.$/, 'tên không bắt đầu bằng {form}.'],
  // How CBOR is written.
  [/^a label is neither an integer nor text\.$/, 'một nhãn không phải số nguyên hay chuỗi ký tự.'],
  [/^a record has a label twice\.$/, 'một bản ghi có nhãn lặp lại.'],
  [/^a text is not UTF-8\.$/, 'một chuỗi ký tự không phải UTF-8.'],
  [/^an item is nested more than (?<most>\d+) deep\.$/, 'một phần tử lồng quá {most} tầng.'],
  [/^it ends where an item should begin\.$/, 'kết thúc ở nơi phải có một phần tử.'],
  [/^it ends in the middle of an item\.$/, 'kết thúc giữa một phần tử.'],
  [/^a simple value is written too long\.$/, 'một giá trị đơn viết quá dài.'],
  [/^a string has no definite length\.$/, 'một chuỗi không có độ dài xác định.'],
  [/^a byte begins no item\.$/, 'một byte không mở đầu phần tử nào.'],
  // Single readings of a pack that is well written.
  [/^not a metric of (?<device>\S+)$/, 'không phải đại lượng của {device}'],
  [/^the catalogue does not accept (?<unit>.*) here$/s, 'danh mục không nhận đơn vị {unit} ở đây'],
  [/^more than 60 days old on arrival$/, 'quá 60 ngày khi nhận'],
  [/^more than 5 minutes ahead of our clock on arrival$/, 'đi trước đồng hồ hệ thống quá 5 phút khi nhận'],
  [/^not a finite number$/, 'không phải số hữu hạn'],
  [/^the pack has another value for the same moment$/, 'gói có giá trị khác cho cùng thời điểm'],
  [
    /^a sum without a value, which no metric takes$/,
    'chỉ có tổng, không có giá trị; không đại lượng nào nhận',
  ],
  [
    /^(?<records>\S+ at \S+?(?:, \S+ at \S+?)*)(?: and (?<more>\d+) more)?: (?<rest>.*)$/s,
    '{records}{more}: {rest}',
  ],
  // What became of it.
  [/^Stored\.$/, 'Đã lưu.'],
  [/^Replay (?<run>\S+)\.$/, 'Lần gửi lại {run}.'],
  [
    /^The broker did not take the replay; try again\.$/,
    'Bộ trung chuyển không nhận lần gửi lại; hãy thử lại.',
  ],
  [
    /^No longer refused for this; something else is: (?<reasons>.*)\.$/,
    'Không còn bị từ chối vì lý do này, nhưng vì lý do khác: {reasons}.',
  ],
];

/**
 * Why a pack was refused, in Vietnamese; `null` for what others wrote: a database, a library, a person. Foreign words in
 * a sentence of ours stay as they are.
 */
export function vietnameseRefusal(detail: string): string | null {
  for (const [pattern, vietnamese] of VIETNAMESE) {
    const found = pattern.exec(detail);
    if (!found) continue;
    const { rest, more, records, ...values } = found.groups ?? {};
    const words: Record<string, string | undefined> = {
      ...values,
      records: records?.replaceAll(' at ', ' lúc '),
      more: more === undefined ? '' : ` và ${more} giá trị nữa`,
      rest: rest === undefined ? undefined : (vietnameseRefusal(rest) ?? rest),
    };
    return vietnamese.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
  }
  return null;
}
