import { InvalidArgumentError } from 'commander';

/** A day that exists, as YYYY-MM-DD. */
export function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || new Date(text).toJSON()?.slice(0, 10) !== text)
    throw new InvalidArgumentError('It must be a day that exists, as YYYY-MM-DD: 2026-06-30.');
  return text;
}

/** A share from 0 to 1, written as 0.05 or as 5%. */
export function share(text: string): number {
  const [, digits, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? [];
  const value = Number(digits) / (percent ? 100 : 1);
  if (!(value >= 0 && value <= 1))
    throw new InvalidArgumentError(
      'It must be a share from 0 to 1, such as 0.05, or a percentage, such as 5%.',
    );
  return value;
}

/** As the playbook's `limits.threads`, which is not asked here so that a wrong call is told without loading the engine. */
export function threads(text: string): number {
  const value = Number(text);
  if (!/^\d{1,3}$/.test(text) || value < 1 || value > 256)
    throw new InvalidArgumentError('It must be a whole number from 1 to 256.');
  return value;
}

/** As the playbook's `limits.memory`. */
export function memory(text: string): string {
  if (!/^[1-9]\d{0,5}(MB|GB)$/.test(text))
    throw new InvalidArgumentError('It must be a whole number of MB or GB, such as 500MB or 4GB.');
  return text;
}

/** A whole number from 0. */
export function count(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 0.');
  return Number(text);
}

/** Anything else would be taken for the name of a database file. */
export function clickHouseAddress(text: string): string {
  if (!/^clickhouses?:\/\/./.test(text))
    throw new InvalidArgumentError(
      'It must be an address such as clickhouse://user:password@host:8123/database.',
    );
  return text;
}
