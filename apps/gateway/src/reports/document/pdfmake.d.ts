// The parts that are used. The published types bring those of browsers, in which `fetch` and the like differ from Node's.
declare module 'pdfmake' {
  /** A part of a document. */
  export type Content = string | { readonly [key: string]: unknown };

  interface Font {
    readonly normal: string;
    readonly bold: string;
    readonly italics: string;
    readonly bolditalics: string;
  }

  interface PdfMake {
    setFonts(fonts: Readonly<Record<string, Font>>): void;
    setTableLayouts(layouts: Readonly<Record<string, Readonly<Record<string, unknown>>>>): void;
    setUrlAccessPolicy(mayRead: (url: string) => boolean): void;
    setLocalAccessPolicy(mayRead: (path: string) => boolean): void;
    createPdf(document: Readonly<Record<string, unknown>>): { getBuffer(): Promise<Buffer> };
  }

  const pdfmake: PdfMake;
  // It is a CommonJS module of one object.
  // eslint-disable-next-line no-restricted-syntax -- as the package is
  export default pdfmake;
}
