import { saveFile } from '../lib/save-file.js';

export type ImageFormat = 'png' | 'svg';

/** What stands on a picture, so that it says what it shows wherever it is put. */
export interface Caption {
  readonly title: string;
  /** Time, time zone and where it comes from. */
  readonly note: string;
}

/** Of a picture, in CSS pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const PIXEL_RATIO = 2;

/** Saves a drawing as it is or as pixels, in a file called after its title. */
export async function savePicture(
  svg: string,
  { title }: Pick<Caption, 'title'>,
  size: PictureSize,
  format: ImageFormat,
): Promise<void> {
  const name = `${title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replace(/-$/, '')}.${format}`;
  const drawn = new Blob([svg], { type: 'image/svg+xml' });
  saveFile(format === 'svg' ? drawn : await rasterOf(drawn, size), name);
}

async function rasterOf(svg: Blob, { width, height }: PictureSize): Promise<Blob> {
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(width * PIXEL_RATIO, height * PIXEL_RATIO);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('this browser cannot draw');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    URL.revokeObjectURL(address);
  }
}
