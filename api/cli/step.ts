/** Prints one line for a step of a command: what it does and, when done, how long it took. */
export async function step<T>(
  title: string,
  work: () => Promise<T> | T,
  outcome: (result: T) => string = () => '',
): Promise<T> {
  const started = performance.now();
  process.stdout.write(`${title} … `);
  try {
    const result = await work();
    console.log(`${outcome(result)}${seconds(started)}`);
    return result;
  } catch (error) {
    console.log(`没有完成（${seconds(started)}）`);
    throw error;
  }
}

function seconds(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(1)} 秒`;
}
