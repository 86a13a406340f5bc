/** What is called something in both languages: a zone, a metric, a device, a word for a code. */
export interface Named {
  readonly nameVi: string;
  readonly nameEn: string;
}
