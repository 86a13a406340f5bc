import { shortName } from './short-name.js';

describe('shortName', () => {
  it.each([
    ['KCN Đình Vũ (DEEP C Hải Phòng I)', 'Đình Vũ'],
    ['KCN Vinh Quang (giai đoạn 2)', 'Vinh Quang 2'],
    ['KCN Tràng Duệ (giai đoạn 1 và 2)', 'Tràng Duệ'],
    ['KCN và Khu phi thuế quan Xuân Cầu (Lạch Huyện)', 'Xuân Cầu'],
    ['Tran Duong – Hoa Binh Industrial Park (area B)', 'Tran Duong – Hoa Binh B'],
    ['Japan–Haiphong Industrial Zone (formerly Nomura–Haiphong)', 'Japan–Haiphong'],
    ['Nam Cau Kien Industrial Park extension', 'Nam Cau Kien extension'],
  ])('shortens %s', (name, short) => {
    expect(shortName(name)).toBe(short);
  });
});
