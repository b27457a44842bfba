import { expect, test } from 'vitest';
import { hashedKey, placeholderPatterns, wellKnownKeys } from './placeholders.ts';

const judge = (entries: readonly string[] = []) => {
  const { address, email, phone } = placeholderPatterns(entries);
  return {
    email: (text: string) => new RegExp(email).test(text) || !new RegExp(address).test(text),
    phone: (text: string) => new RegExp(phone).test(text),
  };
};

test('addresses that stand for nobody are told from those of people', () => {
  const { email } = judge();
  for (const text of [
    'noreply@shop.de',
    'no-reply@shop.de',
    'test+17@firma.at',
    'none@none.com',
    'guest@gmail.com',
    'na@x.de',
    'anonymous@shop.de',
    'anna@example.com',
    'anna@shop.example.org',
    'anna@localhost',
    'anna@shop',
    'anna@shop.test',
    'anna at shop.de',
    '@shop.de',
  ])
    expect(email(text), text).toBe(true);
  for (const text of [
    'anna@gmail.com',
    'mail@mueller.de',
    'info@mueller.de',
    'tester.anna@web.de',
    'anna@notexample.com',
    'contest@web.de',
    'nadia@web.de',
    'hanna@exámple.de',
  ])
    expect(email(text), text).toBe(false);
});

test('numbers that stand for nobody are told from those of people', () => {
  const { phone } = judge();
  for (const text of [
    '0000000',
    '+11111111',
    '1234567',
    '+1234567890',
    '0123456789',
    '9876543210',
    '+49300000000',
  ])
    expect(phone(text), text).toBe(true);
  for (const text of ['+4930123456', '+442077777778', '+12345178', '5551234567', '+493012345670'])
    expect(phone(text), text).toBe(false);
});

test('a playbook adds addresses, domains, names and numbers, and nothing that only looks like them', () => {
  const { email, phone } = judge(['Till@Shop.de', '@kiosk.de', 'kasse@', '+49 30 111-22']);
  for (const text of ['till@shop.de', 'anna@kiosk.de', 'kasse@web.de']) expect(email(text), text).toBe(true);
  for (const text of ['till@shopxde.de', 'anna@mykiosk.de', 'hauptkasse@web.de'])
    expect(email(text), text).toBe(false);
  expect(phone('+493011122')).toBe(true);
  expect(phone('493011122')).toBe(true);
  expect(phone('+4930111221')).toBe(false);
});

test('well-known addresses and numbers are known by their keys', () => {
  const keys = new Set(wellKnownKeys(['anna@shop.de', '+49 30 111-22']));
  for (const text of ['noreply@gmail.com', 'test@test.com', 'na@na.com', 'anna@shop.de'])
    expect(keys.has(hashedKey('email', text)), text).toBe(true);
  for (const text of ['0000000000', '+1234567890', '+493011122'])
    expect(keys.has(hashedKey('phone', text)), text).toBe(true);
  expect(keys.has(hashedKey('email', 'anna@gmail.com'))).toBe(false);
});
