package checker.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What the editor talks to: tells what can be asked, and knows when it is over. */
final class Server implements LanguageServer {
  /** How long a question that is being answered may hold up the end. */
  private static final long PATIENCE_SECONDS = 30;

  private final String version;
  private final Worker worker = new Worker();
  private final Questions questions = new Questions(worker);
  private final Surroundings surroundings = new Surroundings(worker);
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private LanguageClient client;
  private volatile boolean announced;
  private volatile boolean watches;

  Server(String version) {
    this.version = version;
  }

  void connect(LanguageClient editor) {
    client = editor;
    worker.connect(editor);
  }

  /** Complete when there is nothing more to do. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /** Whether the editor has announced the end. */
  boolean announced() {
    return announced;
  }

  void close() {
    worker.close();
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    ServerCapabilities can = new ServerCapabilities();
    can.setPositionEncoding(PositionEncodingKind.UTF16);
    can.setTextDocumentSync(TextDocumentSyncKind.Full);
    can.setHoverProvider(true);
    can.setDefinitionProvider(true);
    can.setReferencesProvider(true);
    can.setDocumentHighlightProvider(true);
    can.setDocumentSymbolProvider(true);
    can.setFoldingRangeProvider(true);
    can.setDocumentFormattingProvider(true);
    can.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
    can.setCompletionProvider(new CompletionOptions(false, List.of(".")));
    watches = watches(params.getCapabilities());
    return CompletableFuture.completedFuture(new InitializeResult(can, new ServerInfo("checker", version)));
  }

  private static boolean watches(ClientCapabilities capabilities) {
    return capabilities != null
        && capabilities.getWorkspace() != null
        && capabilities.getWorkspace().getDidChangeWatchedFiles() != null
        && Boolean.TRUE.equals(capabilities.getWorkspace().getDidChangeWatchedFiles().getDynamicRegistration());
  }

  @Override
  public void initialized(InitializedParams params) {
    if (watches) {
      FileSystemWatcher specifications = new FileSystemWatcher(Either.forLeft("**/*" + Places.EXTENSION));
      client.registerCapability(
          new RegistrationParams(
              List.of(
                  new Registration(
                      "specifications",
                      "workspace/didChangeWatchedFiles",
                      new DidChangeWatchedFilesRegistrationOptions(List.of(specifications))))));
    }
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    announced = true;
    return worker.answer(documents -> null);
  }

  /** What was asked before is answered before. */
  @Override
  public void exit() {
    if (!ended.isDone()) {
      worker.last(() -> ended.complete(null));
      ended.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return questions;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return surroundings;
  }

  @Override
  public void setTrace(SetTraceParams params) {
    // There is nothing to trace that the editor does not see.
  }

  @Override
  public void cancelProgress(WorkDoneProgressCancelParams params) {
    // No progress is shown, because nothing takes long.
  }
}
