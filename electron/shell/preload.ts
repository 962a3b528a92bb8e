import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../contract/bridge.ts';
import { ipcChannel } from './ipc-channel.ts';

/**
 * Runs in the sandbox of the page's process, before the page: gives it the bridge and nothing else. Only functions
 * cross; Electron copies what goes through them, and freezes the object.
 */

let listening = false;
const bridge: Bridge = {
  send: (message) => ipcRenderer.send(ipcChannel.toDesk, message),
  listen: (listener) => {
    if (listening) throw new Error('a page listens once');
    listening = true;
    ipcRenderer.on(ipcChannel.toPage, (_event, message: string | Uint8Array) => listener(message));
  },
};
contextBridge.exposeInMainWorld('branchTeller', bridge);
ipcRenderer.send(ipcChannel.connect);
