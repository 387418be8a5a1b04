/** @import { EngineFinding, EngineMiss } from './types.d.mts' */

/**
 * @typedef {object} Host
 * @property {string} platform
 * @property {boolean} root
 * @property {boolean} apt
 * @property {boolean} dockerd whether Docker Engine is installed
 * @property {boolean} systemd
 */

/**
 * @typedef {{ type: 'install', packages: readonly string[] }
 *   | { type: 'start' }
 *   | { type: 'tell', next: readonly string[] }} EnginePlan
 */

const again = 'Then press "Check again" in the browser, or run npm start again.';

/**
 * What to do where no engine answers: start it, install it, or tell the person what only they can do.
 * @param {EngineFinding} finding
 * @param {Host} host
 * @returns {EnginePlan}
 */
export function planEngine({ chosen, tried }, host) {
  const [first] = tried;
  if (chosen && first) return { type: 'tell', next: wakeChosen(first) };
  if (tried.some(({ silence }) => silence === 'forbidden')) return { type: 'tell', next: joinGroup };
  if (host.platform !== 'linux') return { type: 'tell', next: [...desktop(host.platform), again] };
  if (host.root && host.dockerd) return { type: 'start' };
  if (host.root && host.apt) return { type: 'install', packages: ['docker.io', 'iptables'] };
  return { type: 'tell', next: [...byHand(host), again] };
}

/** @param {EngineMiss} miss */
function wakeChosen({ via, address, silence, reason }) {
  if (silence === 'unusable') return [reason, again];
  const way = via === 'DOCKER_HOST' ? 'unset DOCKER_HOST' : 'select another with "docker context use"';
  return [`${via} chose ${address}: ${reason}.`, `Start that engine, or ${way}.`, again];
}

const joinGroup = [
  'Docker runs, but this user may not use it. Once:',
  '  sudo usermod -aG docker "$USER"',
  'Then log out and in again (or: newgrp docker), and run npm start again.',
];

/** @param {string} platform */
function desktop(platform) {
  if (platform === 'win32') return ['Start Docker Desktop, or run this inside WSL 2 with docker.io installed there.'];
  return [
    'Start Docker Desktop, OrbStack or Colima. None installed yet? For example:',
    '  brew install colima docker && colima start',
  ];
}

/** @param {Host} host */
function byHand({ apt, dockerd, systemd }) {
  if (dockerd) return ['Start Docker Engine:', systemd ? '  sudo systemctl start docker' : '  sudo dockerd'];
  if (apt)
    return [
      'Install Docker Engine once:',
      '  sudo apt-get install -y docker.io && sudo usermod -aG docker "$USER"',
      'Then log out and in again.',
    ];
  return ['Install Docker Engine (https://docs.docker.com/engine/install/) or Podman with its socket turned on.'];
}
