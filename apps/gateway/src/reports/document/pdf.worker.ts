import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';

// Alone in its thread, and with nothing of ours: laying out pages takes a second in which the gateway answers others.
interface Task {
  readonly document: Readonly<Record<string, unknown>>;
  readonly fonts: { readonly normal: string; readonly bold: string };
  /** Word for a page. */
  readonly page: string;
}

/** Narrow cells: 31 days have to fit. */
const CALENDAR = {
  hLineWidth: () => 0.4,
  vLineWidth: () => 0.4,
  hLineColor: () => '#c9d1d8',
  vLineColor: () => '#c9d1d8',
  paddingLeft: (column: number) => (column === 0 ? 2 : 0),
  paddingRight: () => 0,
  paddingTop: () => 1.5,
  paddingBottom: () => 1,
};

async function print({ document, fonts, page }: Task): Promise<Buffer> {
  const { normal, bold } = fonts;
  pdfmake.setFonts({ Vietnam: { normal, bold, italics: normal, bolditalics: bold } });
  pdfmake.setTableLayouts({ calendar: CALENDAR });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(path => path === normal || path === bold);
  return pdfmake
    .createPdf({
      ...document,
      footer: (current: number, count: number) => ({
        margin: [40, 14, 40, 0],
        columns: [
          { text: 'Greenzone', style: 'small' },
          { text: `${page} ${current} / ${count}`, style: 'small', alignment: 'right' },
        ],
      }),
    })
    .getBuffer();
}

void print(workerData as Task).then(bytes => parentPort?.postMessage(bytes));
