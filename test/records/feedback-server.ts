/** Run as a process of its own by survives-kill.test.ts: the service on a store, on any free port, which it prints. */
import type { AddressInfo } from 'node:net';
import { httpServer } from '../../src/http/index.ts';
import { sqliteRecords } from '../../src/records/index.ts';
import { now, testApp } from '../http/test-app.ts';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('name the file of the store');
const { app } = testApp({ records: sqliteRecords({ file }) });
const server = httpServer(app, { now: () => now, newId: () => 'id' });
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
