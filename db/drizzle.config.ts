/** Where drizzle-kit reads tables and writes migrations: `npm run db:generate`. */
import { defineConfig } from 'drizzle-kit';

export default defineConfig({ dialect: 'sqlite', schema: './db/schema.ts', out: './db/migrations' });
