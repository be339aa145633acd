/**
 * Runs `api/cli/<command>.ts`: the one program every npm script calls. It runs on any Node since 20 before anything is
 * installed, so it is plain JavaScript without dependencies: it installs what is missing, finds the Node that npm brought,
 * and hands over. No shell is involved, so Linux and Windows behave alike.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The first version that runs TypeScript as it is and has `DatabaseSync`'s `limits`. */
const WANTED_NODE = '24.15';
/** Node 24 lets young objects pile up to 64 MB and more; with 8 the county server stays at 175 MB instead of 280 (measured). */
const MEMORY = '--max-semi-space-size=8';
const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where the benches' packages are listed, which nothing else needs. */
const peers = path.join(root, 'test', 'bench', 'peers');
/** The flags of each command; one that is not here has none. */
const FLAGS = {
  deploy: ['--dry-run'],
  'rules-lint': ['--notes'],
  'rules-publish': ['--again'],
  test: ['--full'],
};
/** Commands that take one word, and what it names; without it they say what there is. */
const WORDS = { bench: '要比什么', smoke: '网站的地址' };
/** Read before anything takes time: it is another once the first has gone. */
const parent = process.ppid;

const [command = '', ...args] = process.argv.slice(2);
const script = path.join(root, 'api', 'cli', `${command}.ts`);
if (!/^[a-z-]+$/.test(command) || !existsSync(script)) stop(`没有命令 “${command}” / no such command`);
refuseUnknown();

await install(root, '安装依赖（第一次约一分钟）');
if (command === 'bench') await install(peers, '安装用来比较的引擎', ['--ignore-scripts']);
process.exit(await run(findNode(), [MEMORY, script, ...args], process.env, 'inherit'));

/** What nobody reads would be taken for granted: `--dryrun` is no dry run. */
function refuseUnknown() {
  if (command === 'db-generate') return; // handed on to drizzle-kit, which knows its own
  const others = args.filter((arg) => !FLAGS[command]?.includes(arg));
  const takesFirst = command in WORDS && !others[0]?.startsWith('-');
  const [unknown] = takesFirst ? others.slice(1) : others;
  if (unknown !== undefined) stop(`${command} 不认识“${unknown}”：${whatMayFollow()} / unknown option`);
}

function whatMayFollow() {
  if (command in WORDS) return `后面只写一样，${WORDS[command]}`;
  return command in FLAGS ? `可以写 ${FLAGS[command].join('、')}` : '它没有选项';
}

async function install(folder, title, options = []) {
  const stamp = path.join(folder, 'node_modules', '.installed-from');
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const started = Date.now();
  process.stdout.write(`${title}… `);
  const code = await run(
    process.execPath,
    [findNpm(), 'ci', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error', ...options],
    process.env,
    ['ignore', 'ignore', 'inherit'],
  );
  if (code !== 0) stop('\n安装没有成功：请看上面 npm 的说明，检查网络或 npm 源后再试 / npm ci failed');
  writeFileSync(stamp, wanted);
  console.log(`${((Date.now() - started) / 1000).toFixed(1)} 秒`);
}

/** npm's own script, so that no `npm.cmd` has to be run through a shell. */
function findNpm() {
  const beside = path.dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath, // set when called by `npm start`
    path.join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'), // Windows
    path.join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'), // Linux, macOS
    path.join(beside, '..', 'share', 'nodejs', 'npm', 'bin', 'npm-cli.js'), // Debian
  ];
  const found = candidates.find((file) => file?.endsWith('.js') && existsSync(file));
  return found ?? stop('找不到 npm：请用 npm start 或 npm test 启动 / run this through npm');
}

function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const brought = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const binary = path.join(
    root,
    'node_modules',
    brought,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(binary)) return binary;
  return stop(
    `需要 Node ${WANTED_NODE} 或更新版本，现在是 ${process.version}：请安装后再试 / please install Node ${WANTED_NODE}`,
  );
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = WANTED_NODE.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** Runs a program to its end, passes on what stops us, and gives its exit code. */
function run(program, programArgs, env, stdio) {
  return new Promise((resolve) => {
    const child = spawn(program, programArgs, { cwd: root, env, stdio });
    // Ctrl+C reaches the whole terminal group by itself; a service manager signals only us.
    const pass = (signal) => child.kill(signal);
    const ignore = () => {};
    process.on('SIGTERM', pass);
    process.on('SIGHUP', pass);
    process.on('SIGINT', process.stdin.isTTY ? ignore : pass);
    whenOrphaned(() => pass('SIGTERM'));
    child.on('error', (error) => stop(`不能运行 ${program}：${error.message}`));
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/** npm passes a signal to the shell it runs us in, and that shell dies of it without passing it on. */
function whenOrphaned(act) {
  if (!process.env.npm_lifecycle_event) return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 500);
  watch.unref();
}

function stop(message) {
  console.error(message);
  return process.exit(1);
}
