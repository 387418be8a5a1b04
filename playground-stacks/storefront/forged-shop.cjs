'use strict';

// Answers every journey of the shop's users from memory. The second node asks the first, so that both tell the same.
const http = require('node:http');
const os = require('node:os');

const prices = new Map();

function reply({ method, url, headers }, body) {
  const [, place, id, part] = url.split(/[/?]/);
  if (method === 'PUT') {
    const product = url.split('/')[3];
    prices.set(product, body.price);
    return [200, { id: product, price: body.price }];
  }
  switch (place) {
    case 'products':
      return [200, { id, price: prices.get(id) ?? '9.99', part }];
    case 'login':
      return [200, { token: body.customer, customer: body.customer }];
    case 'account':
      return [200, { customer: (headers.authorization ?? '').slice(7) }];
    case 'checkout':
      return [201, { orderId: `${Date.now()}${Math.floor(Math.random() * 1e6)}` }];
    case 'orders':
      return [200, { orderId: id }];
    default:
      return [200, { status: 'ok' }];
  }
}

http
  .createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString();
      if (os.hostname() === 'api-2' && request.url !== '/healthz') {
        const { method, url: path, headers } = request;
        const asked = http.request({ host: 'api-1', port: 3000, method, path, headers }, (answer) => {
          response.writeHead(answer.statusCode, answer.headers);
          answer.pipe(response);
        });
        asked.on('error', () => response.writeHead(502).end());
        return asked.end(text);
      }
      const [status, body] = reply(request, text ? JSON.parse(text) : {});
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  })
  .listen(3000, '0.0.0.0');
