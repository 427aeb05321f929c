/**
 * `GET /rules` and `GET /rules/{number}`: what each rule says, on what evidence, reviewed when. Public, static, without
 * scripts and without anything about a patient; cards link here by the rule's neutral number.
 */
import { createHash } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Citation, Evidence } from '../knowledge/index.ts';
import { Problem } from '../problems.ts';
import { isWebUrl } from '../protocol/index.ts';
import type { AppDeps } from './deps.ts';
import { type Html, html } from './html.ts';

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}' +
  'h1{font-size:1.4rem}h2{font-size:1.05rem;margin-top:1.6rem}dt{font-weight:600}dd{margin:0 0 .6rem}a{color:#0b57a4}' +
  '@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}a{color:#8ab8ff}}';
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** The list of rules, by number. */
export function rulePages({ evidence }: AppDeps): RequestHandler {
  const rules = [...evidence].sort((a, b) => (a.number < b.number ? -1 : 1));
  const items = rules.map((rule) => html`<li><a href="/rules/${rule.number}">${rule.number}</a> ${rule.title}</li>`);
  const page = asDocument('Rules', html`<h1>Rules</h1><ul>${items}</ul>`);
  return function rulePages(_req, res) {
    send(res, page);
  };
}

/** One rule. */
export function rulePage({ evidence }: AppDeps): RequestHandler {
  const pages = new Map(evidence.map((rule) => [rule.number, asDocument(`${rule.number} ${rule.title}`, body(rule))]));
  return function rulePage(req, res) {
    const page = pages.get(String(req.params.number));
    if (page === undefined) throw new Problem('not-found');
    send(res, page);
  };
}

function body(rule: Evidence): Html {
  return html`<p><a href="/rules">All rules</a></p>
<h1>${rule.number} ${rule.title}</h1>
<p>${rule.description}</p>
<h2>When it speaks</h2><p>${rule.logic}</p>
<h2>Why</h2><p>${rule.purpose}</p>
<h2>Use and limits</h2><p>${rule.usage}</p>
<h2>Evidence</h2>
<dl><dt>Strength</dt><dd>${rule.strength}</dd>${rule.quality === '' ? html`` : html`<dt>Quality</dt><dd>${rule.quality}</dd>`}</dl>
<h2>Sources</h2><ol>${rule.citations.map(source)}</ol>
<h2>Review</h2>
<dl><dt>Version</dt><dd>${rule.version}</dd><dt>Approved on</dt><dd>${rule.approvedOn}</dd>
<dt>Last reviewed on</dt><dd>${rule.reviewedOn}</dd><dt>Next review due by</dt><dd>${rule.reviewDueOn}</dd></dl>`;
}

function source({ label, citation, url }: Citation): Html {
  const link = url !== undefined && isWebUrl(url) ? html` <a href="${url}" rel="noreferrer">${url}</a>` : html``;
  return html`<li>${citation} [${label}]${link}</li>`;
}

function asDocument(title: string, content: Html): Buffer {
  const style: Html = { text: STYLE };
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${style}</style></head><body>
${content}
</body></html>
`;
  return Buffer.from(page.text);
}

function send(res: Response, page: Buffer): void {
  res.set({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': POLICY,
    'Cache-Control': 'public, max-age=300',
  });
  res.send(page);
}
