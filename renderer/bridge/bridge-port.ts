import type { Bridge } from '../../electron/contract/bridge.ts';

/** The shell's bridge in the form of a message port, which is what the contract library speaks to. */
export class BridgePort extends EventTarget {
  readonly #bridge: Bridge;

  constructor(bridge: Bridge) {
    super();
    this.#bridge = bridge;
    bridge.listen((data) => this.dispatchEvent(new MessageEvent('message', { data })));
  }

  postMessage(message: string | Uint8Array): void {
    this.#bridge.send(message);
  }
}
