/** How a command ends when something outside the program is wrong: one clear line, exit code 1, no stack. */

/** Thrown with the line the operator is to read. */
export class Stop extends Error {
  override name = 'Stop';
}

/** Why the system refused, short enough for that line: `ENOENT`, or the message of an error without such a code. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^E(?!RR_)/.test(code) ? code : error.message;
}

/** Runs a command. A `Stop` is printed as it is; anything else is our fault and shows its stack. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    process.exitCode = 1;
  }
}
