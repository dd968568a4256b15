import type { FilePlan } from '../model.js';
import { pdf, scannedPdf } from './pdf.js';
import { xlsx } from './xlsx.js';

/** Bytes of a file as planned; every file is of the type its name says. */
export function fileBody(file: FilePlan): Buffer | string {
  if (file.type === 'txt') return `${file.name}\n全文见正文。\n`;
  if (file.type === 'pdf')
    return file.scanned ? scannedPdf() : pdf([...(file.lines ?? [file.name]), ...(file.rows ?? []).map((row) => row.join('　'))]);
  return xlsx(file.sheets ?? [{ name: '表1', rows: file.rows ?? [[file.name]] }]);
}
