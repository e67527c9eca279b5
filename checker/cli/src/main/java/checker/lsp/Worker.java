package checker.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.services.LanguageClient;

/** The one thread that works on the documents: changes and questions in their order, and after a while what is wrong. */
final class Worker {
  /** How long no change must come until what is wrong is told: nobody wants to be told at every letter. */
  private static final long PAUSE_MILLIS = 150;

  private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, Session::daemon);
  private final Documents documents = new Documents();
  private LanguageClient client;
  private ScheduledFuture<?> telling;

  void connect(LanguageClient editor) {
    client = editor;
  }

  void close() {
    thread.shutdownNow();
  }

  /** Changes the documents; what is wrong is told soon after. */
  void change(Consumer<Documents> change) {
    run(
        () -> {
          change.accept(documents);
          if (telling != null) {
            telling.cancel(false);
          }
          telling = thread.schedule(this::tell, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        });
  }

  /** Closes a document, about which there is nothing more to tell. */
  void close(String uri) {
    change(known -> known.close(uri));
    run(() -> client.publishDiagnostics(new PublishDiagnosticsParams(uri, List.of())));
  }

  /** Answers a question, unless it is taken back before its turn comes. */
  <T> CompletableFuture<T> answer(Function<Documents, T> question) {
    return CompletableFutures.computeAsync(
        thread,
        cancelled -> {
          cancelled.checkCanceled();
          return question.apply(documents);
        });
  }

  /** Does something when all that came before is done. */
  void last(Runnable work) {
    thread.execute(work);
  }

  private void tell() {
    run(
        () -> {
          for (Documents.Document document : documents.open()) {
            client.publishDiagnostics(
                new PublishDiagnosticsParams(
                    document.uri(), Faults.of(documents.analysis(document.path()), documents), document.version()));
          }
        });
  }

  /** A fault of ours must not end the conversation. */
  private void run(Runnable work) {
    thread.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException | StackOverflowError fault) {
            client.logMessage(new MessageParams(MessageType.Error, "checker: internal error: " + fault));
          }
        });
  }
}
