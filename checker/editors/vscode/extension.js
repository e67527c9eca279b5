// Starts `checker lsp` for specifications and lets it speak.
"use strict";

const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

let client;

function start() {
  const settings = vscode.workspace.getConfiguration("checker");
  const server = {
    command: settings.get("command"),
    args: ["lsp"],
    transport: TransportKind.stdio,
    options: { env: { ...process.env, CHECKER_JAVA_OPTS: settings.get("javaOptions") } },
  };
  client = new LanguageClient("checker", "Checker", server, {
    documentSelector: [{ language: "checker-spec" }],
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.spec") },
  });
  return client.start().catch((fault) => {
    vscode.window.showErrorMessage(
      `Checker: \`${server.command} lsp\` cannot be started (${fault.message}). ` +
        "Set checker.command to the path of checker/bin/checker."
    );
  });
}

async function stop() {
  const running = client;
  client = undefined;
  if (running) {
    await running.stop();
  }
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("checker.restart", async () => {
      await stop();
      await start();
    })
  );
  await start();
}

module.exports = { activate, deactivate: stop };
