import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { deskContract } from '../../electron/contract/desk.ts';
import { BridgePort } from './bridge-port.ts';

/** The desk, as typed calls. */
export const desk: ContractRouterClient<typeof deskContract> = createORPCClient(
  new RPCLink({ port: new BridgePort(window.branchTeller) }),
);
