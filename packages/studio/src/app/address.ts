/** What an address says behind its question mark, as the router has read it: JSON where it is JSON, else text. */
export type Said = Readonly<Record<string, unknown>>;
export type RuleJson = Readonly<Record<string, unknown>>;

type Named<Name extends string, Value> = { [N in Name]?: Value | undefined };

// The router hands on what a route's check leaves out. What does not fit is therefore taken away by name:
// each of these answers with its key, and `undefined` where the address says nothing that fits.

/** Text. A name may consist of figures, which the router reads as a number. */
export function text<const Name extends string>(said: Said, ...names: Name[]): Named<Name, string> {
  return named(names, (name) => {
    const value = said[name];
    return (typeof value === 'string' && value !== '') || typeof value === 'number'
      ? String(value)
      : undefined;
  });
}

/** The largest figure that the server takes. */
const largest = 1e12;

export function figure<const Name extends string>(said: Said, name: Name): Named<Name, number> {
  return named([name], () => {
    const value = said[name];
    return typeof value === 'number' && Math.abs(value) <= largest ? value : undefined;
  });
}

/** The furthest place in a list that the server gives. */
const furthest = 1_000_000;

/** A whole number, as of places in a list: nought or more. */
export function whole<const Name extends string>(said: Said, ...names: Name[]): Named<Name, number> {
  return named(names, (name) => {
    const value = said[name];
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= furthest
      ? value
      : undefined;
  });
}

export function oneOf<const Name extends string, const Choice extends string>(
  said: Said,
  name: Name,
  choices: readonly Choice[],
): Named<Name, Choice> {
  return named([name], () => choices.find((choice) => choice === said[name]));
}

/** A rule, which the router has read from its JSON. What it means is checked where it is used. */
export function rule<const Name extends string>(said: Said, name: Name): Named<Name, RuleJson> {
  return named([name], () => {
    const value = said[name];
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as RuleJson)
      : undefined;
  });
}

/** A path of this studio: anything else would lead people away under our name. */
export function ownPath<const Name extends string>(said: Said, name: Name): Named<Name, string> {
  return named([name], () => {
    const value = said[name];
    return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined;
  });
}

function named<Name extends string, Value>(
  names: readonly Name[],
  read: (name: Name) => Value | undefined,
): Named<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Named<Name, Value>;
}
