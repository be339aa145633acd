/**
 * A font in which every Han character is a box one em wide. npm's Chromium ships Latin glyphs only, and a machine may have
 * no other font; with this one a page is laid out as wide as with any Chinese font, so layout tests mean something.
 * OpenType: https://learn.microsoft.com/typography/opentype/spec/
 */

const EM = 1000;
const ASCENT = 880;
const DESCENT = -120;
const FAMILY = 'Mingbai Test Han';

/** What is one em wide: symbols, CJK, full-width forms. */
const RANGES: [first: number, last: number][] = [
  [0x2190, 0x2bff],
  [0x2e80, 0x9fff],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xffef],
];
/** Longest run of characters that one segment of `cmap` covers. */
const SEGMENT = 4096;

/** The bytes of a TrueType file. */
export function hanFont(): Buffer {
  const tables: [tag: string, data: Buffer][] = [
    ['OS/2', os2()],
    ['cmap', cmap()],
    ['glyf', Buffer.concat([box(), box()])],
    ['head', head()],
    ['hhea', hhea()],
    ['hmtx', int16(EM, 100, EM, 100)],
    ['loca', uint32(0, box().length, 2 * box().length)],
    ['maxp', Buffer.concat([uint32(0x10000), int16(2, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)])],
    ['name', name()],
    ['post', Buffer.concat([uint32(0x30000, 0), int16(-100, 50), uint32(0, 0, 0, 0, 0)])],
  ];
  return Buffer.concat([directory(tables), ...tables.map(([, data]) => padded(data))]);
}

function directory(tables: [string, Buffer][]): Buffer {
  let offset = 12 + 16 * tables.length;
  const records = tables.map(([tag, data]) => {
    const record = Buffer.concat([Buffer.from(tag, 'latin1'), uint32(checksum(data), offset, data.length)]);
    offset += padded(data).length;
    return record;
  });
  const power = Math.floor(Math.log2(tables.length));
  const search = int16(tables.length, 16 * 2 ** power, power, 16 * (tables.length - 2 ** power));
  return Buffer.concat([uint32(0x10000), search, ...records]);
}

/**
 * Format 4, whose segments may share one list of glyphs: here 4096 times glyph 1. (Format 13 is made for this, but
 * Chromium's FreeType cannot read it.)
 */
function cmap(): Buffer {
  const segments = [...RANGES.flatMap(cut), [0xffff, 0xffff] as const];
  const count = segments.length;
  const power = Math.floor(Math.log2(count));
  const toGlyphs = segments.map((_, at) => (at === count - 1 ? 0 : 2 * (count - at)));
  const deltas = segments.map((_, at) => (at === count - 1 ? 1 : 0));
  const fields = [2 * count, 2 ** (power + 1), power, 2 * count - 2 ** (power + 1)];
  const ends = segments.map(([, last]) => last);
  const starts = segments.map(([first]) => first);
  const glyphs = Array.from({ length: SEGMENT }, () => 1);
  const body = int16(0, ...fields, ...ends, 0, ...starts, ...deltas, ...toGlyphs, ...glyphs);
  return Buffer.concat([int16(0, 1, 3, 1), uint32(12), int16(4, body.length + 4), body]);
}

function cut([first, last]: [number, number]): [number, number][] {
  return first + SEGMENT > last
    ? [[first, last]]
    : [[first, first + SEGMENT - 1], ...cut([first + SEGMENT, last])];
}

/** One closed outline of four corners, each a point on the curve. */
function box(): Buffer {
  const [left, right, bottom, top] = [100, EM - 100, 0, 760];
  const onCurve = Buffer.alloc(4, 1);
  const x = int16(left, 0, right - left, 0);
  const y = int16(bottom, top - bottom, 0, bottom - top);
  return padded(Buffer.concat([int16(1, left, bottom, right, top), int16(3, 0), onCurve, x, y]));
}

function head(): Buffer {
  const [version, revision, adjustment, magic] = [0x10000, 0x10000, 0, 0x5f0f3cf5];
  const times = Buffer.alloc(16);
  return Buffer.concat([
    uint32(version, revision, adjustment, magic),
    int16(0, EM),
    times,
    int16(100, 0, EM - 100, 760), // bounding box
    int16(0, 8, 2, 1, 0), // style, smallest size, direction, long offsets in loca, glyph format
  ]);
}

function hhea(): Buffer {
  const bearings = [EM, 100, 100, EM - 100];
  return Buffer.concat([uint32(0x10000), int16(ASCENT, DESCENT, 0, ...bearings, 1, 0, 0, 0, 0, 0, 0, 0, 2)]);
}

function os2(): Buffer {
  const scripts = [650, 600, 0, 75, 650, 600, 0, 350]; // size and place of sub- and superscript
  const ranges = uint32(0, 0x08000000 | 0x00010000, 0, 0); // CJK ideographs and symbols
  return Buffer.concat([
    int16(4, EM, 400, 5, 0, ...scripts, 50, 260, 0),
    Buffer.alloc(10), // PANOSE: any
    ranges,
    Buffer.from('MBAI', 'latin1'),
    int16(0x40, 0x2190, -1, ASCENT, DESCENT, 0, ASCENT, -DESCENT),
    uint32(1 << 18, 0), // code page 936
    int16(500, 700, 0, 32, 1),
  ]);
}

function name(): Buffer {
  const values: [id: number, text: string][] = [
    [1, FAMILY],
    [2, 'Regular'],
    [4, FAMILY],
    [6, FAMILY.replaceAll(' ', '')],
  ];
  const texts = values.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  let offset = 0;
  const records = values.map(([id], at) => {
    const length = texts[at]?.length ?? 0;
    offset += length;
    return int16(3, 1, 0x409, id, length, offset - length);
  });
  return Buffer.concat([int16(0, values.length, 6 + 12 * values.length), ...records, ...texts]);
}

/** 16-bit fields, signed or not, high byte first. */
function int16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [at, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, 2 * at);
  return bytes;
}

function uint32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [at, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, 4 * at);
  return bytes;
}

/** Tables begin at multiples of four bytes. */
function padded(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
}

function checksum(data: Buffer): number {
  const bytes = padded(data);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
