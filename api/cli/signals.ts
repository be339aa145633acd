/** On SIGTERM or Ctrl+C: lets running requests finish, closes, and exits 0. A second signal ends at once. */
export function closeOnSignal(server: { close(): Promise<void> }): void {
  let closing = false;
  const close = async () => {
    if (closing) process.exit(1);
    closing = true;
    await server.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, close);
}
