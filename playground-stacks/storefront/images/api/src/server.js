'use strict';

const express = require('express');
const cache = require('./cache');
const db = require('./db');
const feed = require('./feed');
const log = require('./log');
const { failed, requestLog, timeLimit } = require('./middleware');
const { drain, lastAnswers, takeTurn } = require('./release');
const settings = require('./settings');

const build = Number(require('./package.json').version.split('.')[0]);
const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.set('build', build);

settings.watch();
log.open();
settings.on('problem', (text) => log.warn('settings kept', { error: text }));
db.open();
cache.open();
settings.on('api', (now, before) =>
  feed.onSettings(now, before).catch((err) => log.warn('home feed ttl', { error: err.message })),
);

app.use(lastAnswers);
app.use((_req, res, next) => {
  res.set('x-build', String(build));
  next();
});
app.use(require('./routes/health'));
app.use(requestLog);
app.use(timeLimit);
app.use(express.json({ limit: '32kb' }));
app.use('/assets', express.static(`${__dirname}/assets`, { maxAge: '10m' }));
for (const name of ['home', 'catalog', 'account', 'checkout', 'orders', 'admin', 'internal'])
  app.use(require(`./routes/${name}`));
app.use((req, res) => res.status(404).json({ error: 'not_found', path: req.path }));
app.use(failed);

const server = app.listen(3000, '0.0.0.0', 256, () => log.note('listening', { build }));
server.keepAliveTimeout = settings.api.keep_alive_ms;
server.headersTimeout = settings.api.keep_alive_ms + 1000;

let stopping = false;
async function stop(why) {
  if (stopping) return;
  stopping = true;
  log.note('stopping', { why, build });
  await drain();
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 3000).unref();
}

// The supervisor starts whichever build is selected.
let leaving = false;
settings.on('deploy', async ({ api }) => {
  if (leaving || api.build === null || api.build === build) return;
  leaving = true;
  await takeTurn(api.build);
  // It may have been taken back meanwhile.
  leaving = settings.deploy.api.build !== build;
  if (leaving) await stop(`build ${settings.deploy.api.build} selected`);
});
process.on('SIGTERM', () => stop('asked to'));
// After a rotation the old file is still open; this lets go of it.
process.on('SIGUSR2', () => log.open());
process.on('unhandledRejection', (err) => log.error('unhandled', { error: String(err?.stack) }));
