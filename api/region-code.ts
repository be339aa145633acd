import * as z from 'zod';

/** The first two digits of every code of GB/T 2260; 00 is our word for the whole country. */
const PROVINCES = new Set(
  '00 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
);

/** The region asked for: programmes of the regions above it and within it count too. */
export const RegionCode = z
  .string({ error: 'region 是 6 位行政区划代码，加引号写，如 "430524"' })
  .regex(/^\d{6}$/, { error: 'region 是 6 位行政区划代码，如 430524', abort: true })
  .refine((code) => PROVINCES.has(code.slice(0, 2)), {
    error: ({ input }) =>
      `region 没有 ${input} 这个代码：没有哪个省的代码以 ${String(input).slice(0, 2)} 开头`,
  })
  .openapi({
    description: 'GB/T 2260 code; programmes of the regions above it and within it count too',
    example: '430524',
  });
