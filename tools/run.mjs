#!/usr/bin/env node
/**
 * The door to every command: `node tools/run.mjs <command> [options]`.
 * Plain JavaScript without dependencies, because it runs before there are any and on the Node that a
 * person happens to have (20.11 or later). It installs the locked dependencies when they are missing or
 * stale, then runs `tools/<command>.ts` on the Node that is one of them.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const commands = ['start', 'test', 'soak', 'package', 'glossary', 'senses', 'bench', 'anchoring', 'format'];
const windows = process.platform === 'win32';
const binaries = path.join(root, 'node_modules', '.bin');
const stampFile = path.join(root, 'node_modules', '.sidelight-installed');

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

function isOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major < 20 || (major === 20 && minor < 11);
}

/** What the installed dependencies follow from: when it changes, they are stale. */
function dependencyStamp() {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { dependencies, devDependencies, optionalDependencies, overrides, allowScripts } = manifest;
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(JSON.stringify({ dependencies, devDependencies, optionalDependencies, overrides, allowScripts }))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === dependencyStamp();
}

/** The Node among the dependencies, or the running one where that would do as well. */
function projectNode() {
  const installed = path.join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(installed)) return installed;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined;
}

function withoutBinaries(searchPath) {
  return searchPath
    .split(path.delimiter)
    .filter((folder) => !folder.endsWith(path.join('node_modules', '.bin')))
    .join(path.delimiter);
}

/**
 * The environment as it was before `npm start` or `npm test` added to it. An npm inside npm would take
 * the outer one's folder for its own, and find `node` in the very folder that it is about to empty.
 */
function environmentForInstalling() {
  const ofOuterRun =
    /^(npm_(package|lifecycle|command|execpath|node_execpath)|npm_config_(local_prefix|prefix|global_prefix|npm_version|user_agent)|INIT_CWD)/i;
  const kept = Object.entries(process.env).filter(([name]) => !ofOuterRun.test(name));
  const environment = Object.fromEntries(kept);
  const pathName = Object.keys(environment).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  environment[pathName] = withoutBinaries(environment[pathName] ?? '');
  return environment;
}

/** npm's own program and the Node it runs on when we were started by npm, else whatever PATH finds. */
function npmCommand() {
  const { npm_execpath: program, npm_node_execpath: node } = process.env;
  const ranByNpm = program && /npm-cli\.[cm]?js$/.test(program) && existsSync(program);
  if (ranByNpm && node && existsSync(node) && !node.startsWith(path.join(root, 'node_modules')))
    return { command: node, before: [program], shell: false };
  return { command: windows ? 'npm.cmd' : 'npm', before: [], shell: windows };
}

function ended(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ error }));
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

async function install() {
  if (!existsSync(path.join(root, 'package-lock.json')))
    stop('package-lock.json is missing: get it back with git, it says which dependencies to install.');
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  console.log('› Installing the locked dependencies (once, a minute or two) …');
  // npm draws its own spinner on a terminal and is silent elsewhere.
  const heartbeat = process.stdout.isTTY
    ? undefined
    : setInterval(() => console.log(`  still installing, ${seconds()} s`), 15_000);
  const { command, before, shell } = npmCommand();
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const child = spawn(command, [...before, ...options], {
    cwd: root,
    env: environmentForInstalling(),
    shell,
    stdio: 'inherit',
  });
  const release = passSignalsTo(child);
  const end = await ended(child);
  release();
  clearInterval(heartbeat);
  if (end.signal) process.exit(128 + (constants.signals[end.signal] ?? 0));
  if (end.error || end.code !== 0)
    stop(
      'The dependencies could not be installed: npm says why above; the first installation needs a network.',
    );
  if (!projectNode())
    stop('Node 24 did not arrive with the dependencies: allow npm to run install scripts, then try again.');
  writeFileSync(stampFile, dependencyStamp());
  console.log(`  installed in ${seconds()} s`);
}

function passSignalsTo(child) {
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const listeners = names.map((name) => [name, () => child.kill(name)]);
  for (const [name, listener] of listeners) process.on(name, listener);
  return () => {
    for (const [name, listener] of listeners) process.off(name, listener);
  };
}

async function run(command, options) {
  const node = projectNode();
  if (!node) stop('Node 24 is missing from node_modules: delete that folder and run this command again.');
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const searchPath = [binaries, withoutBinaries(process.env[pathName] ?? '')].join(path.delimiter);
  const child = spawn(node, [path.join(root, 'tools', `${command}.ts`), ...options], {
    cwd: root,
    env: { ...process.env, [pathName]: searchPath },
    stdio: 'inherit',
  });
  passSignalsTo(child);
  const { error, code, signal } = await ended(child);
  if (error) stop(`${node} could not be run: ${error.message}`);
  process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1));
}

if (isOldNode())
  stop(
    `Sidelight needs Node 20.11 or later, and this is ${process.versions.node}: install a newer one from nodejs.org.`,
  );
const [command, ...options] = process.argv.slice(2);
if (!commands.includes(command) || !existsSync(path.join(root, 'tools', `${command}.ts`)))
  stop(`Say what to run: node tools/run.mjs <${commands.join('|')}> [options].`);
if (!isInstalled()) await install();
await run(command, options);
