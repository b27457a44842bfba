import { expect, test } from 'vitest';
import { hashedKey, placeholderKeys, placeholderPattern } from './placeholders.ts';

test('domains and names of the playbook are found in addresses, and nothing that only looks like them', () => {
  const pattern = new RegExp(placeholderPattern(['Till@', '@kiosk.de', 'anna@shop.de', '+49 30 1234567'])!);
  for (const text of ['till@shop.de', 'till+7@web.de', 'anna@kiosk.de']) expect(text).toMatch(pattern);
  for (const text of ['anna@shop.de', 'tilly@web.de', 'contill@web.de', 'anna@kioskxde', 'anna@my-kiosk.de'])
    expect(text).not.toMatch(pattern);
  expect(placeholderPattern(['anna@shop.de'])).toBeUndefined();
});

test('whole addresses and numbers of the playbook are known by their keys, however they are written', () => {
  const keys = placeholderKeys(['Anna@Shop.de', '0049 (30) 111-22', '@kiosk.de']);
  expect(keys).toContain(hashedKey('email', 'anna@shop.de'));
  expect(keys).toContain(hashedKey('phone', '+493011122'));
  expect(keys).toContain(hashedKey('phone', '00493011122'));
  expect(keys).toHaveLength(3);
});
