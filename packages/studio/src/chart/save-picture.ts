import { type Drawing, dark, light } from '@attune/charts';
import interFile from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import { saveText } from '../table/csv.ts';
import { renderer } from './useSvg.ts';

export interface PictureWords {
  readonly fileName: string;
  readonly heading: string;
  readonly subtitle: string;
  readonly source: string;
}

/** The colours that the page has now are those of the file. */
const paletteOfPage = () => (document.documentElement.dataset.mantineColorScheme === 'dark' ? dark : light);

/** A drawing as an SVG file that needs nothing else; who has no Inter sees their own typeface. */
export async function saveSvg(drawing: Drawing, words: PictureWords): Promise<void> {
  const { standaloneSvg } = await renderer();
  saveText(
    `${words.fileName}.svg`,
    standaloneSvg(drawing, { ...words, palette: paletteOfPage() }),
    'image/svg+xml',
  );
}

/** A drawing as a picture of twice its size in pixels, in Inter. Rejects where the browser cannot paint it. */
export async function savePng(drawing: Drawing, words: PictureWords): Promise<void> {
  const [{ standaloneSvg }, fontFace] = await Promise.all([renderer(), inlineFont()]);
  const svg = standaloneSvg(drawing, { ...words, palette: paletteOfPage(), fontFace });
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth * 2, image.naturalHeight * 2];
    const paint = canvas.getContext('2d');
    if (!paint) throw new Error('This browser gives no canvas.');
    paint.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!png) throw new Error('The canvas gave no picture.');
    saveBlob(`${words.fileName}.png`, png);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

let font: Promise<string> | undefined;

/** A picture is painted without the page's typefaces: it has to bring its own. */
function inlineFont(): Promise<string> {
  font ??= fetch(interFile)
    .then((response) => response.blob())
    .then(dataAddress)
    .then(
      (address) =>
        `@font-face{font-family:Inter;font-weight:100 900;src:url(${address}) format("woff2")}text{font-variant-numeric:normal}`,
    );
  return font;
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('The typeface could not be read.'));
    reader.readAsDataURL(blob);
  });
}
