/** What people type where an address is demanded and they do not want to leave theirs, and what tills send. */
const names = `no-?reply do-?not-?reply donotreply none no na n[.]?a test tester testing guest gast anonymous anonym unknown
  nobody no-?e?-?mail keine nomail x+ abc asdf walk-?in pos dummy fake null undefined`;

/** Domains that are no mail server's, or that stand for none. RFC 2606 keeps `.invalid`, `.test` and `.localhost`. */
const domains = `localhost invalid none nomail no-?mail noemail x+ asdf abc`;

const oneOf = (words: string) => words.trim().split(/\s+/).join('|');

/** A regular expression (RE2) that finds e-mail addresses, in lower case, which say nothing of who somebody is. */
export const placeholderAddress = `^(${oneOf(names)})@|@(${oneOf(domains)})([.][a-z]+)?$|[.](invalid|test|localhost)$`;

/** The same for the digits of a phone number: all alike, or counted up or down. */
export const placeholderPhone = `^0*(${[...'0123456789'].map((digit) => `${digit}*`).join('|')}|1?23456789?0?|98765432?1?0?|1234567)$`;
