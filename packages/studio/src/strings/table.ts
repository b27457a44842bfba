export const table = {
  download: 'Download CSV',
  downloadName: (table: string) => `Download CSV of ${table}`,
  scroll: (table: string) => `${table}, table`,
  yes: 'yes',
  no: 'no',
  rows: (count: string) => `${count} rows`,
} as const;
