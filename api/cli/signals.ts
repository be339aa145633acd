/** A signal within this time of the first is the same one: a service manager tells npm, us and the group alike. */
const SAME_SIGNAL_MS = 1000;

/** On SIGTERM or Ctrl+C: lets running requests finish, closes, and exits 0. Asked again later, ends at once. */
export function closeOnSignal(server: { close(): Promise<void> }): void {
  let asked: number | undefined;
  const close = async () => {
    if (asked !== undefined) {
      if (performance.now() - asked > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    asked = performance.now();
    await server.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, close);
}
