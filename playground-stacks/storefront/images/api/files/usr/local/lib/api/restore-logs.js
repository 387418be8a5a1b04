'use strict';
// Writes the rotated access logs access.log.1 to access.log.N, 2 MiB each, the youngest ending half a minute ago.
const fs = require('node:fs');
const os = require('node:os');

const kept = Number(process.argv[2]);
const fileBytes = 2 * 1024 * 1024;
const everyMs = 45;
const node = os.hostname();
let state = 20260 + node.charCodeAt(node.length - 1);
const below = (n) => {
  state = (state * 48271) % 2147483647;
  return state % n;
};
const hex = () => below(2 ** 31 - 1).toString(16).padStart(8, '0');
const path = [() => '/', () => `/products/${1 + below(6000)}`, () => `/products?page=${1 + below(250)}`, () => '/account', () => '/checkout', () => `/orders/${390000 + below(10000)}`];

let at = Date.now() - 30000;
for (let n = 1; n <= kept; n++) {
  const file = `/var/log/api/access.log.${n}`;
  if (fs.existsSync(file)) continue;
  const lines = [];
  const endedAt = at;
  for (let size = 0; size < fileBytes; ) {
    const rid = hex() + hex() + hex() + hex();
    const url = path[below(path.length)]();
    const common = `"node":"${node}"`;
    const answered = `{"t":"${new Date(at).toISOString()}","level":"info",${common},"msg":"answered","rid":"${rid}","path":"${url.split('?')[0]}","status":200,"ms":${2 + below(300) / 10}}`;
    const request = `{"t":"${new Date(at - 3).toISOString()}","level":"info",${common},"msg":"request","rid":"${rid}","method":"${url === '/checkout' ? 'POST' : 'GET'}","path":"${url}","from":"10.0.${below(200)}.${below(250)}"}`;
    lines.push(answered, request);
    size += answered.length + request.length + 2;
    at -= everyMs + below(20);
  }
  fs.writeFileSync(file, `${lines.reverse().join('\n')}\n`);
  fs.utimesSync(file, new Date(endedAt), new Date(endedAt));
}
