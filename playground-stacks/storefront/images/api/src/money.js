'use strict';

/** `1990` -> `"19.90"`. Money leaves the api as text with two decimals. */
const toText = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

/** `"19.90"` -> `1990`; `null` when it is not a price. */
function toCents(text) {
  const found = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(String(text));
  return found ? Number(found[1]) * 100 + Number((found[2] || '0').padEnd(2, '0')) : null;
}

module.exports = { toText, toCents };
