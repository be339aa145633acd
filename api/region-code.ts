import * as z from 'zod';

/** The region asked for: programmes of the regions above it and within it count too. */
export const RegionCode = z
  .string({ error: 'region 是 6 位行政区划代码，加引号写，如 "430524"' })
  .regex(/^\d{6}$/, 'region 是 6 位行政区划代码，如 430524')
  .openapi({
    description: 'GB/T 2260 code; programmes of the regions above it and within it count too',
    example: '430524',
  });
