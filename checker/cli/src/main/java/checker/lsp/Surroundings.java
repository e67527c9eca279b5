package checker.lsp;

import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What happens around the open documents. */
final class Surroundings implements WorkspaceService {
  private final Worker worker;

  Surroundings(Worker worker) {
    this.worker = worker;
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    worker.change(Documents::forget);
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    // There is nothing to configure.
  }
}
