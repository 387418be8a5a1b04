'use strict';

// One JSON object a line. Requests go to access.log before they are served: what was asked is on record even if
// serving it fails.
const fs = require('node:fs');
const os = require('node:os');
const settings = require('./settings');

const dir = process.env.LOG_DIR || '/var/log/api';
const files = {};

function open() {
  for (const name of ['access', 'error', 'debug']) {
    if (files[name] !== undefined) fs.closeSync(files[name]);
    files[name] = fs.openSync(`${dir}/${name}.log`, 'a');
  }
}

function line(level, msg, fields) {
  return `${JSON.stringify({ t: new Date().toISOString(), level, node: os.hostname(), msg, ...fields })}\n`;
}

const isDebug = () => settings.flags.log_level === 'debug';

/** Throws when the log volume does not take the line. */
function info(msg, fields) {
  fs.appendFileSync(files.access, line('info', msg, fields));
}

/** Costs several kilobytes a call; `fields` is a function so that nothing is gathered in vain. */
function debug(msg, fields) {
  if (isDebug()) fs.appendFileSync(files.debug, line('debug', msg, fields()));
}

function problem(level, msg, fields) {
  const text = line(level, msg, fields);
  process.stdout.write(text);
  try {
    fs.appendFileSync(files.error, text);
  } catch {
    // It is on standard output already.
  }
}

module.exports = {
  open,
  info,
  debug,
  isDebug,
  note: (msg, fields) => problem('info', msg, fields),
  warn: (msg, fields) => problem('warn', msg, fields),
  error: (msg, fields) => problem('error', msg, fields),
};
