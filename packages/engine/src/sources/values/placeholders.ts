/** What people type where an address is demanded and they do not want to leave theirs, and what tills send. */
const names = `no[-_.]?reply do[-_.]?not[-_.]?reply none no na n[.]?a test[0-9]* tester testing guest[0-9]* gast anonymous anonym unknown
  nobody no[-_.]?e?-?mail keine nomail x+ abc asdf walk-?in pos dummy fake null undefined`;

/** Domains that are no mail server's, or that stand for none. RFC 2606 keeps `.invalid`, `.test` and `.localhost`. */
const domains = `localhost invalid none nomail no-?mail noemail x+ asdf abc`;

const oneOf = (words: string) => words.trim().split(/\s+/).join('|');

/** What stands in the column of the customer where there is none. */
const nobody = `guest gast invit[eé] anonymous anonym anonyme unknown unbekannt inconnu nobody walk-?in undefined`;

/** A regular expression (RE2) that finds e-mail addresses, in lower case, which say nothing of who somebody is. `@x` is a name. */
export const placeholderAddress = `^(${oneOf(names)})@|[^@]@(${oneOf(domains)})([.][a-z]+)?$|[.](invalid|test|localhost)$|^[a-z0-9]@[a-z0-9][.]`;

/** The same of a whole text that is no address, in lower case: `guest`, `Walk-in customer`. */
export const placeholderWord = `(${oneOf(nobody)})(.(customer|user|kunde|checkout))?`;

const alike = (least: string) => [...'0123456789'].map((digit) => `${digit}${least}`).join('|');

/** The same for the digits of a phone number: all alike, or counted up or down; after the code of a country too. */
export const placeholderPhone = `^0*(${alike('*')}|[1-9][0-9]{0,2}(${alike('{7,}')})|([1-9][0-9]?0?)?123456789?0?|1?23456789?0?|98765432?1?0?|1234567)$`;
