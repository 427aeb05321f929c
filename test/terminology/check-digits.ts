const multiply = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const permute = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];

/** SNOMED CT identifiers end in a Verhoeff check digit. */
export function verhoeff(code: string): boolean {
  let check = 0;
  [...code].reverse().forEach((digit, i) => {
    check = Number(multiply[check]?.[Number(permute[i % 8]?.[Number(digit)])]);
  });
  return check === 0;
}

/** LOINC codes end in a mod 10 check digit: every other digit from the right, read as one number, is doubled. */
export function loincDigit(code: string): boolean {
  const [, body = '', digit] = /^(\d{1,7})-(\d)$/.exec(code) ?? [];
  const backwards = [...body].reverse();
  const doubled = String(Number(backwards.filter((_, i) => i % 2 === 0).join('')) * 2);
  const rest = backwards.filter((_, i) => i % 2 === 1).join('');
  const sum = [...doubled, ...rest].reduce((total, d) => total + Number(d), 0);
  return body !== '' && (10 - (sum % 10)) % 10 === Number(digit);
}
