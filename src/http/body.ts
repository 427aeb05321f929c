/**
 * Reads a JSON body, and nothing but: media type and compression are checked before the first byte, the size while it
 * streams in (also after decompression), encoding and shape before it is parsed (SEC-60…65).
 */
import { createGunzip } from 'node:zlib';
import type { Request } from 'express';
import { Problem } from '../problems.ts';
import { type JsonFault, scanJson } from '../protocol/index.ts';

const JSON_TYPES: ReadonlySet<string> = new Set(['application/json', 'application/fhir+json']);

/** The parsed body. Throws the problem that fits; the answer to 413 does not wait for the rest to arrive. */
export async function readJson(req: Request, limit: number): Promise<unknown> {
  checkMediaType(req.get('content-type'));
  const gzip = isGzip(req.get('content-encoding'));
  if (Number(req.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  const text = decode(await readBytes(req, gzip, limit));
  const fault = scanJson(text);
  if (fault !== undefined) throw problemOf(fault);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new Problem('invalid-json', { ...placeOf(cause), cause });
  }
}

/** Where the parser stopped, if it says so; never the text it stopped at. */
function placeOf(fault: unknown): { readonly detail?: string } {
  const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(fault instanceof Error ? fault.message : '') ?? [];
  return line === undefined ? {} : { detail: `Reading stopped at line ${line}, column ${column}.` };
}

/** JSON-09, SEC-62: JSON or FHIR JSON, in UTF-8 if the charset is named. */
function checkMediaType(header: string | undefined): void {
  const [type = '', ...parameters] = (header ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  const utf8 = charset === undefined || ['utf-8', '"utf-8"', 'utf8', '"utf8"'].includes(charset);
  if (!JSON_TYPES.has(type) || !utf8) throw new Problem('media-type');
}

function isGzip(header: string | undefined): boolean {
  const encoding = (header ?? 'identity').trim().toLowerCase();
  if (encoding !== 'gzip' && encoding !== 'identity') throw new Problem('content-encoding');
  return encoding === 'gzip';
}

/** Resolves with at most `limit` bytes; stops reading as soon as there are more. */
function readBytes(req: Request, gzip: boolean, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const source = gzip ? req.pipe(createGunzip()) : req;
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = (problem: Problem) => {
      source.removeAllListeners('data');
      if (source !== req) {
        req.unpipe();
        source.destroy();
      }
      reject(problem);
    };
    source.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) stop(tooLarge(limit));
      else chunks.push(chunk);
    });
    source.once('end', () => resolve(Buffer.concat(chunks, size)));
    source.on('error', (cause) => stop(new Problem('invalid-encoding', { cause })));
    req.once('aborted', () => stop(new Problem('bad-request')));
  });
}

/** UTF-8 or nothing. A byte order mark is dropped: RFC 8259 lets a reader do that, and some clients send one. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Problem('invalid-encoding', { cause });
  }
}

function problemOf(fault: JsonFault): Problem {
  return fault === 'duplicate'
    ? new Problem('duplicate-member')
    : new Problem('json-limits', { detail: `Limit reached: ${fault}.` });
}

function tooLarge(limit: number): Problem {
  return new Problem('body-too-large', { detail: `At most ${limit} bytes are read.` });
}
