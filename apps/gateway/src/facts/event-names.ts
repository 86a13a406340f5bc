import type { EventRecord } from '#libs/contracts';
import type { Named } from '../named.js';

/** What kinds of legal events are called. */
export const EVENT_NAMES: Readonly<Record<EventRecord['kind'], Named>> = {
  'permit-invalid': {
    nameVi: 'Giấy phép môi trường không còn hiệu lực',
    nameEn: 'No valid environmental permit',
  },
  'wwtp-stopped': {
    nameVi: 'Trạm xử lý nước thải ngừng hoạt động',
    nameEn: 'Wastewater treatment stopped',
  },
  'data-falsification': { nameVi: 'Làm sai lệch số liệu', nameEn: 'Data falsified' },
  sanction: { nameVi: 'Xử phạt vi phạm', nameEn: 'Sanction' },
  'exceedance-day': { nameVi: 'Ngày vượt giới hạn', nameEn: 'Day above a limit' },
  'haz-waste-shortfall': {
    nameVi: 'Chất thải nguy hại thiếu chứng từ',
    nameEn: 'Hazardous waste without receipt',
  },
  'station-shortfall': {
    nameVi: 'Thiếu trạm quan trắc tự động hoặc mất số liệu',
    nameEn: 'Automatic station missing or silent',
  },
  'major-incident': { nameVi: 'Sự cố cháy hoặc ô nhiễm lớn', nameEn: 'Major fire or pollution' },
};
