import { tokenColor } from '../lib/theme.js';
import { CHART_FONT } from './chart-font.js';
import { type Caption, type ImageFormat, type PictureSize, savePicture } from './save-picture.js';

const SIZE: PictureSize = { width: 560, height: 620 };
const HEAD = 56;
const FOOT = 40;
const MARGIN = 12;
const NAMESPACE = 'http://www.w3.org/2000/svg';
/** What styles give to a drawing on the page, and a file of its own lacks. */
const LOOKS = ['fill', 'stroke', 'stroke-width', 'font-size', 'text-anchor', 'dominant-baseline'];

/** One thing of a drawing's key. */
export interface KeyEntry {
  readonly name: string;
  readonly color: string;
}

/** Saves a picture of a drawing on the page with its title and key. */
export async function saveDrawing(
  drawing: SVGSVGElement,
  key: readonly KeyEntry[],
  caption: Caption,
  format: ImageFormat,
): Promise<void> {
  const picture = make('svg', { xmlns: NAMESPACE, ...SIZE, ...fontOf(CHART_FONT.fontSize) });
  picture.append(make('rect', { ...SIZE, fill: tokenColor('--surface') }));
  picture.append(textAt(MARGIN, 24, caption.title, { ...fontOf(16), 'font-weight': 'bold' }));
  picture.append(textAt(MARGIN, 44, caption.note, { fill: tokenColor('--text-muted') }));
  const drawn = withLooks(drawing);
  const room = { width: SIZE.width - 2 * MARGIN, height: SIZE.height - HEAD - FOOT };
  for (const [name, value] of Object.entries({ x: MARGIN, y: HEAD, ...room }))
    drawn.setAttribute(name, String(value));
  picture.append(drawn);
  const step = room.width / Math.max(1, key.length);
  key.forEach(({ name, color }, index) => {
    const x = MARGIN + index * step;
    const y = SIZE.height - FOOT / 2;
    picture.append(make('rect', { x, y: y - 10, width: 10, height: 10, fill: plainColor(color) }));
    picture.append(textAt(x + 16, y, name));
  });
  await savePicture(new XMLSerializer().serializeToString(picture), caption, SIZE, format);
}

/** A copy that looks the same without the page's styles. */
function withLooks(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll('*')];
  [drawing, ...drawing.querySelectorAll('*')].forEach((element, index) => {
    const styles = getComputedStyle(element);
    for (const look of LOOKS) copies[index]?.setAttribute(look, plainColor(styles.getPropertyValue(look)));
    copies[index]?.removeAttribute('class');
  });
  return copy;
}

/** Colours that are mixed have a form that few programs for drawings read. */
function plainColor(look: string): string {
  const mixed = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)\)$/.exec(look);
  if (!mixed) return look;
  return `rgb(${mixed
    .slice(1)
    .map(share => Math.round(255 * Number(share)))
    .join(', ')})`;
}

type Attributes = Readonly<Record<string, string | number>>;

const fontOf = (size: number): Attributes => ({ 'font-family': CHART_FONT.fontFamily, 'font-size': size });

function make(name: 'svg' | 'rect' | 'text', attributes: Attributes): SVGElement {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  return element;
}

function textAt(x: number, y: number, text: string, attributes: Attributes = {}): SVGElement {
  const element = make('text', { x, y, fill: tokenColor('--text'), ...attributes });
  element.textContent = text;
  return element;
}
