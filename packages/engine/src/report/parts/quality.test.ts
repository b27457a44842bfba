import { describe, expect } from 'vitest';
import { onEngines } from '../../../test/on-engines.ts';
import type { Warehouse } from '../../warehouse/index.ts';
import { qualityPart } from './quality.ts';

describe('the notes on quality', () => {
  const notes = async (
    warehouse: Warehouse,
    days: readonly string[],
    files: readonly string[] = [],
    asOf = '2024-01-05',
    leftOut: readonly { readonly name: string; readonly why: string }[] = [],
  ) => {
    await warehouse.createFrom(
      'purchase_days',
      { customer_id: 'text', day: 'day', lines: 'count' },
      days.map((day) => ({ customer_id: 'a', day, lines: 1 })),
    );
    const format = { type: 'csv', delimiter: ',', encoding: 'utf-8', compression: 'none' } as const;
    return qualityPart(warehouse, {
      sources: {
        identicalKept: 0,
        leftOut,
        notes: [],
        files: files.map((name) => ({
          name,
          kind: 'costs',
          reader: 'generic',
          format: { ...format, decimal: null, dateOrder: null },
          mapping: [],
          unmapped: [],
          rows: { read: 1, accepted: 1, duplicates: 0, rejected: 0 },
          sha256: '',
          bytes: 1,
          notes: [],
        })),
      },
      customers: {
        laterLines: 0,
        futureLines: 0,
        asOf,
        prospects: 0,
        firstDay: '2024-01-01',
        lastDay: '2024-01-05',
      },
      consents: [{ purpose: 'email_marketing', given: 1200, withdrawn: 3 }],
      value: { bridge: undefined },
    });
  };
  const week = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05'];

  onEngines('warn of a last day far beyond all others', async (warehouse) => {
    const [first] = await notes(warehouse, [...week, '2045-01-01']);
    expect(first?.level).toBe('warning');
    expect(first?.text.replaceAll('\u00A0', ' ')).toBe(
      'The last order is dated 2045-01-01, 7,667 days after all others: check the file, or pass --as-of.',
    );
  });

  onEngines('name first what was left out, because orders may be missing', async (warehouse) => {
    const [first] = await notes(warehouse, week, [], '2024-01-05', [
      { name: 'orders_2024.csv', why: 'no column for customer was found.' },
    ]);
    expect(first).toEqual({
      level: 'warning',
      text: 'Left out: orders_2024.csv: no column for customer was found.',
    });
  });

  onEngines('say that costs are not used, and do not warn without a reason', async (warehouse) => {
    const all = await notes(warehouse, week, ['costs.csv']);
    expect(all.map(({ text }) => text)).toContain(
      'costs.csv was read and kept; no part of this report uses it yet.',
    );
    expect(all.filter(({ level }) => level === 'warning')).toEqual([]);
    const without = await notes(warehouse, week);
    expect(without.map(({ text }) => text).join()).not.toContain('costs');
  });

  onEngines(
    'warn of an as-of day long after the last order, and speak plainly of consent',
    async (warehouse) => {
      const late = await notes(warehouse, week, [], '2024-02-05');
      expect(late.filter(({ level }) => level === 'warning').map(({ text }) => text)).toEqual([
        'The as-of day lies 31\u00A0days after the last order: everybody looks silent.',
      ]);
      const inTime = await notes(warehouse, week, [], '2024-02-04');
      expect(inTime.filter(({ level }) => level === 'warning')).toEqual([]);
      expect(inTime.map(({ text }) => text)).toContain(
        'Consent to email marketing: 1,200 given, 3 withdrawn.',
      );
    },
  );
});
