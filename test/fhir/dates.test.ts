import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  ageOn,
  compareDates,
  dayOf,
  instantRange,
  type PartialDate,
  plainToPartial,
  readDate,
  readPeriod,
} from '../../src/fhir/dates.ts';

const newYork = 'America/New_York';

/** Zones with half-hour offsets, both ends of the day, changes at midnight, skipped days and southern summers. */
const zones = [
  'UTC',
  newYork,
  'America/St_Johns',
  'America/Sao_Paulo',
  'America/Havana',
  'Europe/Berlin',
  'Europe/Dublin',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Asia/Gaza',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Chatham',
  'Etc/GMT+12',
  'Etc/GMT-14',
];

const read = (text: unknown, zone = newYork) => readDate(text, zone);

describe('readDate', () => {
  it.each([
    ['2020', 'year', '2020-01-01', '2020-12-31'],
    ['2020-02', 'month', '2020-02-01', '2020-02-29'],
    ['1900-02', 'month', '1900-02-01', '1900-02-28'],
    ['2000-02', 'month', '2000-02-01', '2000-02-29'],
    ['2021-04', 'month', '2021-04-01', '2021-04-30'],
    ['2021-12', 'month', '2021-12-01', '2021-12-31'],
    ['2020-02-29', 'day', '2020-02-29', '2020-02-29'],
    ['9999-12-31', 'day', '9999-12-31', '9999-12-31'],
  ])('REL-51 %s is a %s from %s to %s', (text, precision, earliest, latest) => {
    expect(read(text)).toEqual({ text, precision, earliest, latest });
  });

  it.each([
    ['2026-03-08T02:30:00-05:00', '2026-03-08T07:30:00Z', '2026-03-08'],
    ['2026-01-01T01:00:00+14:00', '2025-12-31T11:00:00Z', '2025-12-31'],
    ['2026-01-01T00:30:00Z', '2026-01-01T00:30:00Z', '2025-12-31'],
    ['2026-01-01T12:00Z', '2026-01-01T12:00:00Z', '2026-01-01'],
    ['2026-01-01T12:00:00.5Z', '2026-01-01T12:00:00.500Z', '2026-01-01'],
    ['2026-01-01T12:00:00.123456789Z', '2026-01-01T12:00:00.123Z', '2026-01-01'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z', '2016-12-31'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z', '9999-12-31'],
  ])('REL-52 %s is the instant %s, on %s in New York', (text, instant, day) => {
    expect(read(text)).toEqual({
      text,
      precision: 'instant',
      earliest: day,
      latest: day,
      instant: Date.parse(instant),
    });
  });

  it.each<[unknown, string]>([
    ['2020-02-31', 'a day that does not exist'],
    ['2021-02-29', 'a leap day in no leap year'],
    ['2020-00', 'month 0'],
    ['2020-13', 'month 13'],
    ['2020-01-00', 'day 0'],
    ['0000', 'year 0'],
    ['2020-01-01T10:00:00', 'a time without an offset (REL-52)'],
    ['2020-01-01T10', 'an hour alone'],
    ['2020-01-01T24:00:00Z', '24:00, which FHIR excludes'],
    ['2020-01-01T10:60:00Z', 'minute 60'],
    ['2020-01-01T10:00:61Z', 'second 61'],
    ['2020-01-01T10:00:00+15:00', 'an offset no zone has'],
    ['2020-01-01T10:00:00+05:60', 'an offset with minute 60'],
    ['2020-01-01T10:00:00-0500', 'an offset without colon'],
    ['2020-01-01 10:00:00Z', 'a blank for the T'],
    ['2020-1-1', 'short numbers'],
    ['20200101', 'basic format'],
    ['about 2020', 'words'],
    [' 2020', 'blanks'],
    ['', 'nothing'],
    ['２０２０', 'digits of another script'],
    [2020, 'a number'],
    [null, 'null'],
    [undefined, 'undefined'],
    [['2020'], 'a list'],
    [{ toString: 1 }, 'an object'],
  ])('%j is unreadable: %s', (value) => {
    expect(read(value)).toBeUndefined();
  });

  it('does not look at a string of megabytes', () => {
    expect(read('2020'.repeat(1_000_000))).toBeUndefined();
  });

  it('knows every month and day of four centuries', () => {
    for (let year = 1700; year <= 2100; year++) {
      for (let month = 1; month <= 12; month++) {
        const text = `${year}-${String(month).padStart(2, '0')}`;
        const length = Temporal.PlainYearMonth.from(text).daysInMonth;
        expect(read(text)?.latest).toBe(`${text}-${length}`);
        expect(read(`${text}-${length}`)).toBeDefined();
        expect(read(`${text}-${length + 1}`)).toBeUndefined();
      }
    }
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.stringMatching(/^[\d:TZ.+-]{0,30}$/)), (value) => {
        const date = read(value);
        return date === undefined || date.earliest <= date.latest;
      }),
      { numRuns: 2000 },
    );
  });
});

const instants = fc.integer({ min: Date.parse('1880-01-01'), max: Date.parse('2120-01-01') });

describe('dayOf', () => {
  it('is the day that Temporal gives, in any zone', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();
        expect(dayOf(instant, zone)).toBe(expected.toString());
      }),
      { numRuns: 4000 },
    );
  });

  it('is right on both sides of every change of the clock since 1990', () => {
    for (const zone of zones) {
      let change = Temporal.Instant.from('1990-01-01T00:00Z').toZonedDateTimeISO(zone).getTimeZoneTransition('next');
      while (change && change.year < 2027) {
        for (const ms of [-3_600_001, -1, 0, 1, 3_600_000]) {
          const instant = change.epochMilliseconds + ms;
          const expected = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();
          expect(dayOf(instant, zone), `${zone} ${change} ${ms}`).toBe(expected.toString());
        }
        change = change.getTimeZoneTransition('next');
      }
    }
  });

  it('keeps to days a date string can name', () => {
    expect(dayOf(-1e15, newYork)).toBe('0001-01-01');
    expect(dayOf(1e15, newYork)).toBe('9999-12-31');
  });

  it('refuses a zone that does not exist', () => {
    expect(() => dayOf(0, 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('instantRange', () => {
  const range = (text: string, zone: string) => {
    const { from, to } = instantRange(read(text, zone) as PartialDate, zone);
    return [new Date(from).toISOString(), new Date(to).toISOString()];
  };

  it.each([
    ['2026-06-15', newYork, '2026-06-15T04:00:00.000Z', '2026-06-16T04:00:00.000Z', 'a day'],
    ['2026-03-08', newYork, '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z', 'a day of 23 hours'],
    ['2026-11-01', newYork, '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z', 'a day of 25 hours'],
    [
      '2018-11-04',
      'America/Sao_Paulo',
      '2018-11-04T03:00:00.000Z',
      '2018-11-05T02:00:00.000Z',
      'a day without midnight',
    ],
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-30T10:00:00.000Z', 'a day that was skipped'],
    ['2026', 'UTC', '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z', 'a year'],
    ['2026-02', 'Pacific/Kiritimati', '2026-01-31T10:00:00.000Z', '2026-02-28T10:00:00.000Z', 'a month'],
    ['2026-06-15T10:00:00Z', newYork, '2026-06-15T10:00:00.000Z', '2026-06-15T10:00:00.001Z', 'an instant'],
  ])('%s in %s is from %s to %s: %s', (text, zone, from, to) => {
    expect(range(text, zone)).toEqual([from, to]);
  });

  it('holds just the instants of its days', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const day = dayOf(instant, zone);
        const { from, to } = instantRange(plainToPartial(day), zone);
        expect(from <= instant && instant < to).toBe(true);
        expect(dayOf(from, zone)).toBe(day);
        expect(dayOf(to - 1, zone)).toBe(day);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('compareDates', () => {
  /** A date as recorded, of any precision, together with an instant it may mean. */
  const recorded = fc.record({
    instant: instants,
    cut: fc.constantFrom(4, 7, 10, 24),
    zone: fc.constantFrom(...zones),
  });

  it('REL-51 a definite answer is never wrong', () => {
    fc.assert(
      fc.property(recorded, recorded, (a, b) => {
        const { zone } = a;
        const write = ({ instant, cut }: typeof a) =>
          cut === 24 ? new Date(instant).toISOString() : dayOf(instant, zone).slice(0, cut);
        const order = compareDates(read(write(a), zone) as PartialDate, read(write(b), zone) as PartialDate);
        if (order === 'before') expect(a.instant).toBeLessThan(b.instant);
        if (order === 'after') expect(a.instant).toBeGreaterThan(b.instant);
        if (order === 'same') expect(dayOf(a.instant, zone)).toBe(dayOf(b.instant, zone));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['2025', '2026', 'before'],
    ['2026-03', '2026-02-28', 'after'],
    ['2026', '2026-05', 'unknown'],
    ['2026-05-01', '2026-05-01', 'same'],
    ['2026-05-01', '2026-05-01T12:00:00Z', 'unknown'],
    ['2026-05-01T12:00:00Z', '2026-05-01T08:00:00-04:00', 'same'],
    ['2026-05-01T12:00:00Z', '2026-05-01T12:00:01Z', 'before'],
  ])('%s against %s: %s', (a, b, order) => {
    expect(compareDates(read(a) as PartialDate, read(b) as PartialDate)).toBe(order);
  });
});

describe('readPeriod', () => {
  it.each([
    [
      { start: '2026-01-01', end: '2026-02' },
      { start: '2026-01-01', end: '2026-02', unclear: false },
    ],
    [{ start: '2026-01-01' }, { start: '2026-01-01', end: undefined, unclear: false }],
    [{}, { start: undefined, end: undefined, unclear: false }],
    [
      { start: '2026-01-01', end: null },
      { start: '2026-01-01', end: undefined, unclear: false },
    ],
    [
      { start: '2026-01-01', end: 'soon' },
      { start: '2026-01-01', end: undefined, unclear: true },
    ],
    [{ start: 20260101 }, { start: undefined, end: undefined, unclear: true }],
    ['2026', { start: undefined, end: undefined, unclear: true }],
    [[{ start: '2026' }], { start: undefined, end: undefined, unclear: true }],
  ])('%j', (value, expected) => {
    const span = readPeriod(value, newYork);
    expect({ start: span?.start?.text, end: span?.end?.text, unclear: span?.unclear }).toEqual(expected);
  });

  it('is nothing where there is none', () => {
    expect(readPeriod(undefined, newYork)).toBeUndefined();
    expect(readPeriod(null, newYork)).toBeUndefined();
  });
});

describe('ageOn', () => {
  it.each([
    ['1985', '2026-06-15', 40, 41],
    ['1985-06', '2026-06-15', 40, 41],
    ['1985-05', '2026-06-15', 41, 41],
    ['2008-06-15', '2026-06-15', 18, 18],
    ['2008-06-16', '2026-06-15', 17, 17],
    ['2008-02-29', '2026-02-28', 17, 17],
    ['2008-02-29', '2026-03-01', 18, 18],
    ['2008-02-29', '2028-02-29', 20, 20],
    ['2030', '2026-06-15', -5, -4],
  ])('REL-53 born %s, on %s: %i to %i', (birth, day, min, max) => {
    expect(ageOn(read(birth) as PartialDate, day)).toEqual({ min, max });
  });

  it('REL-53 no day of birth within the recorded one gives an age outside the range', () => {
    const day = fc
      .integer({ min: 0, max: 60_000 })
      .map((n) => new Date(Date.UTC(1900, 0, 1) + n * 86_400_000).toISOString());
    fc.assert(
      fc.property(day, fc.constantFrom(4, 7, 10), (born, cut) => {
        const exact = ageOn(read(born.slice(0, 10)) as PartialDate, '2026-06-15').min;
        const { min, max } = ageOn(read(born.slice(0, cut)) as PartialDate, '2026-06-15');
        expect(min <= exact && exact <= max && max - min <= 1).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
