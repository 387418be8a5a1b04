import type { NetworkCreateOptions } from 'dockerode';
import { type ComposeOrigin, composeNetworkLabels } from './compose-labels.ts';
import { bridgeName, networkName, type Owner, ownerLabels } from './names.ts';

export interface NetworkPlan {
  readonly owner: Owner;
  /** `null` for a network that no Compose file names. */
  readonly origin: ComposeOrigin | null;
  readonly network: string;
  readonly subnet: string;
  /** No address of the host on the bridge. Then the host cannot reach the containers either. */
  readonly isolateGateway: boolean;
}

/** The body of `POST /networks/create`: always internal, always on a bridge of our naming. */
export function networkBody({ owner, origin, network, subnet, isolateGateway }: NetworkPlan): NetworkCreateOptions {
  return {
    Name: networkName(owner.round, network),
    CheckDuplicate: true,
    Driver: 'bridge',
    Internal: true,
    EnableIPv6: false,
    Attachable: false,
    Ingress: false,
    IPAM: { Driver: 'default', Config: [{ Subnet: subnet }] },
    Options: {
      'com.docker.network.bridge.name': bridgeName(owner.instance, owner.round, network),
      ...(isolateGateway ? { 'com.docker.network.bridge.gateway_mode_ipv4': 'isolated' } : {}),
    },
    Labels: { ...(origin === null ? {} : composeNetworkLabels(origin, network)), ...ownerLabels(owner) },
  };
}
