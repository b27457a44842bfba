import * as z from 'zod';

/** An IANA name, spelled as IANA spells it: the warehouse engines tell capitals apart, `Intl` does not. */
export const timeZone = z.string().superRefine((name, context) => {
  const known = canonicalName(name);
  if (known !== undefined && known !== name && known.toLowerCase() === name.toLowerCase())
    context.addIssue({ code: 'custom', message: `must be spelled ${known}` });
  else if (known === undefined || !/^[A-Z]/.test(name))
    context.addIssue({ code: 'custom', message: 'must be an IANA time zone, such as Europe/Berlin or UTC' });
});

function canonicalName(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
