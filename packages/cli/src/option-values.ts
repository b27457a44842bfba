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

/** A port of this machine; 0 for any that is free. */
export function port(text: string): number {
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value > 65_535)
    throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return value;
}

/** A size of files, in bytes. */
export function size(text: string): number {
  const [, digits, unit] = /^([1-9]\d{0,5})(MB|GB)$/.exec(text) ?? [];
  if (digits === undefined)
    throw new InvalidArgumentError('It must be a whole number of MB or GB, such as 500MB or 20GB.');
  return Number(digits) * (unit === 'GB' ? 1e9 : 1e6);
}

export function postgresAddress(text: string): string {
  if (!/^postgres(ql)?:\/\/./i.test(text))
    throw new InvalidArgumentError(
      'It must be an address such as postgres://user:password@host:5432/database.',
    );
  return text;
}

/** An address of a site, without a path: what stands in the browser before the first single slash. */
export function publicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.username)
    throw new InvalidArgumentError(
      'It must be an address such as https://attune.example.org, without a path.',
    );
  return url.origin;
}
