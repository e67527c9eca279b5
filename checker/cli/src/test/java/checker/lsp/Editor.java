package checker.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor in conversation with {@code checker lsp} in a process of its own. */
final class Editor implements LanguageClient {
  /** A machine that does other things may let a process wait for a minute. */
  private static final long PATIENCE_SECONDS = 150;

  private final Process process;
  private final LanguageServer server;
  private final InitializeResult capabilities;
  private final ExecutorService threads = Executors.newCachedThreadPool(Session::daemon);
  private final Map<String, PublishDiagnosticsParams> told = new HashMap<>();
  private final Map<String, Integer> versions = new HashMap<>();
  private final List<String> messages = new ArrayList<>();

  private Editor(Process process) {
    this.process = process;
    Launcher<LanguageServer> launcher =
        LSPLauncher.createClientLauncher(
            this, process.getInputStream(), process.getOutputStream(), threads, messages -> messages);
    launcher.startListening();
    server = launcher.getRemoteProxy();
    InitializeParams params = new InitializeParams();
    params.setCapabilities(new ClientCapabilities());
    capabilities = answer(server.initialize(params));
    server.initialized(new InitializedParams());
  }

  static Editor start() throws IOException {
    return new Editor(process(List.of("lsp", "--stdio")));
  }

  /** The program in a process of its own. */
  static Process process(List<String> arguments) throws IOException {
    String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xmx256m",
                "-cp", classes, "checker.cli.Main"));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  LanguageServer server() {
    return server;
  }

  InitializeResult capabilities() {
    return capabilities;
  }

  static <T> T answer(CompletableFuture<T> question) {
    return question.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  static boolean ends(Process process) throws InterruptedException {
    return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Opens a text, which need not be what is saved; the {@code |} in it is left out. */
  String open(Path file, String text) {
    String uri = file.toUri().toString();
    versions.put(uri, 1);
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "checker-spec", 1, text.replace("|", ""))));
    return uri;
  }

  String open(Path file) throws IOException {
    return open(file, Files.readString(file));
  }

  void change(String uri, String text) {
    int version = versions.merge(uri, 1, Integer::sum);
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, version),
                List.of(new TextDocumentContentChangeEvent(text.replace("|", "")))));
  }

  /** What is told about the latest text, once it is told. */
  synchronized List<Diagnostic> diagnostics(String uri) throws InterruptedException {
    return diagnosticsAfter(uri, null);
  }

  /** What is told next, after something that was told before. */
  synchronized List<Diagnostic> diagnosticsAfter(String uri, PublishDiagnosticsParams before) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!told.containsKey(uri) || told.get(uri) == before || !versions.get(uri).equals(told.get(uri).getVersion())) {
      if (System.nanoTime() > end) {
        throw new AssertionError("nothing was told about " + uri + "; " + messages);
      }
      wait(100);
    }
    return told.get(uri).getDiagnostics();
  }

  synchronized PublishDiagnosticsParams told(String uri) {
    return told.get(uri);
  }

  /** What the server had to say about itself. */
  synchronized List<String> messages() {
    return List.copyOf(messages);
  }

  static TextDocumentIdentifier document(String uri) {
    return new TextDocumentIdentifier(uri);
  }

  /** The position of the {@code |}. */
  static Position cursor(String text) {
    String before = text.substring(0, text.indexOf('|'));
    int line = (int) before.chars().filter(c -> c == '\n').count();
    return new Position(line, before.length() - before.lastIndexOf('\n') - 1);
  }

  /** Says goodbye, and sees that the server goes. */
  void end() throws InterruptedException {
    answer(server.shutdown());
    server.exit();
    boolean ended = ends(process);
    process.destroyForcibly();
    threads.shutdownNow();
    if (!ended || process.exitValue() != 0) {
      throw new AssertionError("the server did not end as it should");
    }
  }

  @Override
  public synchronized void publishDiagnostics(PublishDiagnosticsParams params) {
    told.put(params.getUri(), params);
    notifyAll();
  }

  @Override
  public synchronized void logMessage(MessageParams message) {
    messages.add(message.getMessage());
  }

  @Override
  public void showMessage(MessageParams message) {
    logMessage(message);
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void telemetryEvent(Object event) {
    throw new AssertionError("nothing is measured");
  }
}
