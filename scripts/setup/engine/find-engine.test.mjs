import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findEngine, readVersion } from './find-engine.mjs';

const cleanUps = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** An HTTP server on a socket that answers every question alike. */
async function answering(status, body) {
  const dir = mkdtempSync(join(tmpdir(), 'ce-engine-'));
  cleanUps.push(() => rmSync(dir, { recursive: true }));
  const path = join(dir, 'e.sock');
  const server = createServer((_, response) => response.writeHead(status).end(body));
  await new Promise((ready) => server.listen(path, ready));
  cleanUps.push(() => new Promise((closed) => server.close(closed)));
  return `unix://${path}`;
}

const at = (address) => findEngine({ env: { DOCKER_HOST: address }, readText: () => null });

test('an engine is known by its answer to /version', async () => {
  const address = await answering(200, JSON.stringify({ Version: '29.1.0', ApiVersion: '1.52', Arch: 'arm64' }));
  expect((await at(address)).engine).toMatchObject({
    kind: 'docker',
    version: '29.1.0',
    apiVersion: '1.52',
    arch: 'arm64',
  });
});

test('something else that speaks HTTP is no engine', async () => {
  const { engine, tried } = await at(await answering(200, '<html>'));
  expect(engine).toBeNull();
  expect(tried[0]).toMatchObject({ silence: 'odd' });
});

test('a missing socket is told apart from one that nobody serves', async () => {
  expect((await at('unix:///nowhere/at.sock')).tried[0]).toMatchObject({ silence: 'absent' });
  expect((await at('tcp://127.0.0.1:1')).tried[0]).toMatchObject({ silence: 'refused' });
});

test('Podman says so in its components', () => {
  const text = JSON.stringify({
    Version: '5.2',
    ApiVersion: '1.41',
    Arch: 'amd64',
    Components: [{ Name: 'Podman Engine' }],
  });
  expect(readVersion(text)?.kind).toBe('podman');
});
