/** Formats that `write-report.ts` renders as text. */
const TEXT_FORMATS = ['html', 'json', 'csv'] as const;
export type Format = (typeof TEXT_FORMATS)[number];

/** Formats `report` can write; those of offices and paper come from `write-exports.ts`. */
export const FORMATS = [...TEXT_FORMATS, 'docx', 'xlsx', 'pdf'] as const;
export type ReportFormat = (typeof FORMATS)[number];

export const isTextFormat = (format: ReportFormat): format is Format => TEXT_FORMATS.some((known) => known === format);
