#!/usr/bin/env node
// Entry of every npm script. It runs on the machine's own Node, before any package is installed, so
// this file holds nothing but the version check: an old Node must still be able to read it.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Greenzone needs Node 20.19 or newer; this is Node ${process.versions.node} (${process.execPath}).\n` +
      'Install a current Node, for example from https://nodejs.org, and run the command again.',
  );
  process.exitCode = 1;
} else {
  import('./cli/main.mjs')
    .then(({ main }) => main(process.argv.slice(2)))
    .then(
      code => {
        process.exitCode = code;
      },
      error => {
        console.error(error);
        process.exitCode = 1;
      },
    );
}
