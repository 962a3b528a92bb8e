import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { takeBackup } from './take-backup.ts';

/** A thread that takes one backup while the desk goes on; posts the result and ends. */

const { folder, key, kept } = z
  .strictObject({ folder: z.string(), key: z.string(), kept: z.int().positive() })
  .parse(workerData);
parentPort?.postMessage(takeBackup(folder, key, kept));
