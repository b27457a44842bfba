/** Rows that an analysis could not accept, or set aside. */
export const rejected = {
  title: 'Rejected rows',
  heading: (rows: string, share: string) => `${rows} rows were rejected, ${share} of what was read`,
  headingOne: (share: string) => `One row was rejected, ${share} of what was read`,
  none: 'No row was rejected',
  noneText: 'Every row that was read is either accepted or a duplicate of one that is.',
  lead: 'Rejected rows take part in nothing. Correct them in the file, upload it again and analyse again.',
  empty: 'No rejected row fits this filter',
  emptyText: 'Choose another file or another reason.',
  clear: 'Show all of them',
  noRunText: 'Rows that cannot be used are kept with their place and their reason.',
  file: 'File',
  allFiles: 'All files',
  reason: 'Reason',
  allReasons: 'All reasons',
  reasonOption: (reason: string, rows: string) => `${reason} (${rows})`,
  row: 'Row',
  column: 'Column',
  value: 'Value in the file',
  wholeRow: 'whole row',
  emptyValue: 'empty',
  todo: 'What to do',
  shown: (from: string, to: string, total: string) => `Rows ${from} to ${to} of ${total}`,
  pages: 'Pages of rejected rows',
  previous: 'Previous rows',
  next: 'Next rows',
  download: 'Download rejected.csv',
  notAllowed: 'The rows themselves are for people who may see customers',
  notAllowedText:
    'You see how many there are and why. Ask the owner of this workspace for the role of an editor to see the rows.',
  table: 'Rejected rows',
  byReason: 'By reason',
  rows: 'Rows',
  /** What to do about a reason, by its code; the ends of codes that several columns share come after. */
  remedies: {
    'wrong-number-of-columns':
      'Open the file at this row: a separator stands inside a value without quotes, or the line was cut. Put the value in quotes.',
    'broken-quotes':
      'A quotation mark is missing or too much. Close the quoted text, or double the quotation mark inside of it.',
    'row-too-long':
      'Shorten the longest text of the row, or leave that column out, and export the file again.',
    'stray-carriage-return':
      'A line break stands inside a value. Put the value in quotes, or take the line break out.',
    'malformed-json': 'The line is not whole. Export the file again; one JSON object on each line.',
    'order-cancelled': 'Nothing: a cancelled order is no sale. The row is sound.',
    'order-voided': 'Nothing: the payment was voided, so nothing was sold. The row is sound.',
    'order-not-paid': 'Nothing for now. Export again once the order is paid.',
    'customer-missing':
      'Sales without a customer cannot be told apart by person. If the file has another column for the customer, choose it under Files.',
    'date-missing': 'Fill in the day of the order, or choose the right column for the date under Files.',
    'date-unreadable': 'Check the order of day and month under Files, and correct values that are no date.',
    'currency-unreadable': 'Write the currency with its three letters, such as EUR.',
    'status-unreadable': 'Write given or withdrawn, or leave the row out.',
  },
  remediesByEnding: {
    missing: 'Fill in the value, or choose another column for it under Files.',
    unreadable:
      'Correct the value, or check under Files that the right column is read, with the right decimal mark.',
    'out-of-range': 'Correct the year: it is a typing error, or the column is not a date.',
    'too-large': 'The number is too large to be money. Check that the right column is read.',
  },
  remedyUnknown: 'Look at the row in the file and correct what the reason names.',
} as const;
