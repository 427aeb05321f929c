import type { Response } from 'express';

/** Sends a message of ours. `res.json` would do, but its settings (escape, spaces, replacer) can be changed app-wide. */
export function sendJson(res: Response, status: number, body: object): void {
  res
    .status(status)
    .set('Content-Type', 'application/json; charset=utf-8')
    .send(Buffer.from(JSON.stringify(body)));
}
