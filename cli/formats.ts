/** Formats `report` can write. */
export const FORMATS = ['html', 'json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];
