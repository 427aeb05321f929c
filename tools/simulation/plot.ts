import { type Run, starts } from './runs.ts';
import { IN_TIME } from './settling.ts';

const style = `
  svg { font: 13px system-ui, sans-serif; }
  .back { fill: #ffffff; } .text { fill: #1f2328; } .axis { stroke: #8c959f; fill: none; } .grid { stroke: #d8dee4; }
  .limit { stroke: #1f2328; stroke-dasharray: 5 4; fill: none; }
  .s0 { fill: #0969da; } .s1 { fill: #bc4c00; } .dot { fill-opacity: 0.55; }
  @media (prefers-color-scheme: dark) {
    .back { fill: #0d1117; } .text { fill: #e6edf3; } .axis { stroke: #6e7681; } .grid { stroke: #30363d; }
    .limit { stroke: #e6edf3; } .s0 { fill: #58a6ff; } .s1 { fill: #f0883e; }
  }`;

/** Left: the interval at which each run settled, by its wear-off day. Right: how many sessions that took. */
export function plotOf(runs: readonly Run[]): string {
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 460" role="img" aria-label="Settled interval by wear-off day, and sessions until it settled">',
    `<style>${style}</style>`,
    '<rect class="back" width="960" height="460"/>',
    ...settled(runs),
    ...sessions(runs),
    '</svg>',
    '',
  ].join('\n');
}

const text = (x: number, y: number, words: string, more = '') =>
  `<text class="text" x="${round(x)}" y="${round(y)}" ${more}>${words}</text>`;
const middle = 'text-anchor="middle"';
const end = 'text-anchor="end"';

function settled(runs: readonly Run[]): readonly string[] {
  const x = (days: number) => 60 + ((days - 5) / 57) * 480;
  const y = (days: number) => 400 - (days / 60) * 330;
  const ticks = [7, 14, 21, 28, 42, 56];
  return [
    text(60, 30, 'Interval at which it settled, in days', 'font-weight="600"'),
    ...ticks.flatMap((days) => [
      `<line class="grid" x1="${x(5)}" x2="${x(62)}" y1="${round(y(days))}" y2="${round(y(days))}"/>`,
      text(52, y(days) + 4, String(days), end),
      text(x(days), 420, String(days), middle),
    ]),
    `<path class="axis" d="M${x(5)} ${y(0)}H${x(62)}M${x(5)} ${y(0)}V${y(60)}"/>`,
    `<path class="limit" d="M${round(x(7))} ${round(y(7))}L${round(x(60))} ${round(y(60))}"/>`,
    text(x(50), y(55), 'wear-off day', end),
    ...runs.flatMap(({ wearOff, interval, start, sessions }, place) =>
      interval === undefined
        ? []
        : [
            `<circle class="dot s${starts.indexOf(start)}" cx="${round(x(wearOff + ((place % 8) - 3.5) * 0.1))}" cy="${round(y(interval))}" r="${(sessions ?? 0) > IN_TIME ? 5 : 2.6}"/>`,
          ],
    ),
    text(300, 445, 'Wear-off day of the simulated responder; large: more than four sessions', middle),
  ];
}

function sessions(runs: readonly Run[]): readonly string[] {
  const counts = [1, 2, 3, 4, 5];
  const height = (share: number) => share * 330;
  const shareOf = (start: string, count: number) => {
    const own = runs.filter((run) => run.start === start && !run.unreached);
    const fit = own.filter(({ sessions: found = 5 }) => Math.min(found, 5) === count);
    return fit.length / Math.max(1, own.length);
  };
  return [
    text(620, 30, 'Sessions until then', 'font-weight="600"'),
    '<path class="axis" d="M620 400H940"/>',
    ...counts.flatMap((count, place) => [
      text(656 + place * 62, 420, count === 5 ? '5+' : String(count), middle),
      ...starts.flatMap((start, which) => {
        const share = shareOf(start, count);
        const [left, top] = [630 + place * 62 + which * 26, 400 - height(share)];
        return [
          `<rect class="s${which}" x="${left}" y="${round(top)}" width="24" height="${round(height(share))}"/>`,
          text(left + 12, top - 5, `${Math.round(100 * share)}%`, `${middle} font-size="10"`),
        ];
      }),
    ]),
    ...starts.flatMap((start, which) => [
      `<rect class="s${which}" x="${690 + which * 130}" y="46" width="12" height="12"/>`,
      text(708 + which * 130, 57, start),
    ]),
    text(780, 445, 'Counted from the first that reached the wear-off day', middle),
  ];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
