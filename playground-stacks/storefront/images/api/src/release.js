'use strict';

const os = require('node:os');
const { setTimeout: sleep } = require('node:timers/promises');

const longestTurnMs = 20000;
const drainMs = 1500;

/** Nodes are replaced one after the other: resolves once the node before this one serves the build, or has had its time. */
async function takeTurn(build) {
  const [, name, number] = /^(.*?)(\d+)$/.exec(os.hostname()) || [];
  if (number === undefined || number === '1') return;
  const until = Date.now() + longestTurnMs;
  while (Date.now() < until && !(await serves(`${name}${number - 1}`, build))) await sleep(300);
}

async function serves(node, build) {
  try {
    const answer = await fetch(`http://${node}:3000/healthz`, { signal: AbortSignal.timeout(1000) });
    return answer.ok && (await answer.json()).build === build;
  } catch {
    return false;
  }
}

let draining = false;

/** Once the node is leaving, every answer ends its connection, so that the edge keeps none it would send a request into. */
function lastAnswers(_req, res, next) {
  if (draining) res.set('connection', 'close');
  next();
}

/** Resolves when nothing new comes on connections that were there before. */
async function drain() {
  draining = true;
  await sleep(drainMs);
}

module.exports = { drain, lastAnswers, takeTurn };
