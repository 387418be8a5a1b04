'use strict';

const { randomBytes } = require('node:crypto');
const cache = require('./cache');
const { Refused } = require('./middleware');
const settings = require('./settings');

/** Signs a customer in; returns the token. */
async function start(customer) {
  const token = randomBytes(16).toString('hex');
  await cache.setJson(
    `session:${token}`,
    { customerId: customer.id, number: customer.number },
    settings.api.session_ttl_s,
  );
  return token;
}

/** The session of a request, or `null` when it carries none. Throws 401 when the token is not known. */
async function find(req) {
  const [kind, token] = (req.get('authorization') || '').split(' ');
  if (kind !== 'Bearer' || !token) return null;
  const text = await cache.client.get(`session:${token}`);
  if (text === null) throw new Refused(401, 'session_unknown');
  return JSON.parse(text);
}

async function need(req) {
  const session = await find(req);
  if (!session) throw new Refused(401, 'session_missing');
  return session;
}

module.exports = { start, find, need };
