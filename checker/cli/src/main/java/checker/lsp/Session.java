package checker.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** A conversation with one editor. */
public final class Session {
  private static final long PATIENCE_MILLIS = 200;

  private Session() {}

  /**
   * Serves until the editor says goodbye, its messages end, or the user interrupts.
   *
   * @return whether the editor had announced the end, as the protocol asks of it
   */
  public static boolean serve(InputStream in, OutputStream out, String version, BooleanSupplier cancelled) {
    ExecutorService threads = Executors.newCachedThreadPool(Session::daemon);
    Server server = new Server(version);
    Launcher<LanguageClient> launcher =
        new LSPLauncher.Builder<LanguageClient>()
            .setLocalService(server)
            .setRemoteInterface(LanguageClient.class)
            .setInput(in)
            .setOutput(out)
            .setExecutorService(threads)
            .setExceptionHandler(Session::fault)
            .create();
    server.connect(launcher.getRemoteProxy());
    Future<Void> messages = launcher.startListening();
    threads.execute(
        () -> {
          awaitEnd(messages);
          server.exit();
        });
    awaitExit(server.ended(), cancelled);
    server.close();
    threads.shutdownNow();
    return server.announced();
  }

  /** What the editor is told where a question fails: one that is not known here says so by an exception of its own. */
  private static ResponseError fault(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsupportedOperationException) {
        return new ResponseError(ResponseErrorCode.MethodNotFound, "this is not answered here", null);
      }
    }
    return RemoteEndpoint.DEFAULT_EXCEPTION_HANDLER.apply(thrown);
  }

  static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "language server");
    thread.setDaemon(true);
    return thread;
  }

  private static void awaitEnd(Future<Void> messages) {
    try {
      messages.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException unreadable) {
      // There is nobody to tell it to.
    }
  }

  private static void awaitExit(CompletableFuture<Void> ended, BooleanSupplier cancelled) {
    while (!cancelled.getAsBoolean()) {
      try {
        ended.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException notYet) {
        // Looks whether the user interrupts, and goes on.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
