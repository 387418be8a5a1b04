'use strict';

const { randomUUID } = require('node:crypto');
const log = require('./log');
const metrics = require('./metrics');
const settings = require('./settings');

/** Logs a request when it comes and when it has been answered. */
function requestLog(req, res, next) {
  const began = process.hrtime.bigint();
  req.rid = req.get('x-request-id') || randomUUID();
  res.on('close', () => {
    const ms = Number(process.hrtime.bigint() - began) / 1e6;
    metrics.observe(res.writableEnded ? res.statusCode : 499, ms);
    if (!req.logged) return;
    try {
      log.info('answered', { rid: req.rid, path: req.path, status: res.statusCode, ms: Math.round(ms * 10) / 10 });
      log.debug('response', () => ({
        rid: req.rid,
        headers: res.getHeaders(),
        body: res.locals.body,
        memory: process.memoryUsage(),
        settings: settings.api,
        flags: settings.flags,
      }));
    } catch (err) {
      log.error('log', { rid: req.rid, error: err.message });
    }
  });
  if (log.isDebug()) keepBody(res);
  try {
    log.info('request', { rid: req.rid, method: req.method, path: req.originalUrl, from: req.get('x-forwarded-for') });
    log.debug('request', () => ({
      rid: req.rid,
      method: req.method,
      url: req.originalUrl,
      headers: req.headers,
      raw: req.rawHeaders,
      socket: { remote: req.socket.remoteAddress, port: req.socket.remotePort, read: req.socket.bytesRead },
    }));
    req.logged = true;
    next();
  } catch (err) {
    next(err);
  }
}

function keepBody(res) {
  const send = res.send.bind(res);
  res.send = (body) => {
    res.locals.body = String(body).slice(0, 8192);
    return send(body);
  };
}

/** Answers 503 when a handler takes too long. */
function timeLimit(_req, res, next) {
  const timer = setTimeout(() => {
    if (!res.headersSent) res.status(503).json({ error: 'timeout' });
  }, settings.api.handler_timeout_ms);
  res.on('close', () => clearTimeout(timer));
  next();
}

/** Lets an async handler fail like a plain one. */
const route = (handler) => (req, res, next) => handler(req, res, next).catch(next);

/** A request refused for a reason its sender can do something about. */
class Refused extends Error {
  constructor(status, code) {
    super(code);
    this.status = status;
    this.public = code;
  }
}

// The last handler: every failure becomes a JSON answer.
function failed(err, req, res, _next) {
  const status = err.status || (isUnavailable(err) ? 503 : 500);
  const error =
    err.public || (status === 503 ? unavailable(err) : status === 500 ? 'internal' : err.type || 'bad_request');
  if (status >= 500)
    log.error('request failed', { rid: req.rid, method: req.method, path: req.path, status, error: err.message });
  if (res.headersSent) return;
  res.status(status).json(status === 500 ? { error, detail: err.message } : { error });
}

// 57014 is a statement that ran into its time limit.
const isUnavailable = (err) =>
  err.code === '57014' ||
  err.severity === 'FATAL' ||
  /timeout|timed out|closed|terminat|shutdown/i.test(err.message) ||
  /^(ECONN|EAI_|ENOTFOUND|EPIPE|EHOST|ETIMEDOUT)/.test(err.code);
const unavailable = (err) =>
  /query_wait_timeout/.test(err.message) ? 'query_wait_timeout' : err.code === '57014' ? 'timeout' : 'unavailable';

module.exports = { requestLog, timeLimit, failed, route, Refused };
