package checker.cli;

import checker.lsp.Session;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code checker lsp}. */
@Command(
    name = "lsp",
    description = {
      "Serves an editor by the Language Server Protocol, on the standard input and output.",
      "It is the editor that starts it; the example is what to tell the editor."
    },
    footer = {
      "",
      "Examples:",
      "  checker lsp --stdio"
    })
final class LspCommand implements Callable<Integer> {
  /** What the protocol asks for where an editor goes away without saying so. */
  private static final int UNANNOUNCED = 1;

  @ParentCommand private CheckerCommand parent;

  @Option(names = "--stdio", description = "use the standard input and output, as is always done")
  private boolean stdio;

  @Override
  public Integer call() {
    // The standard output is the protocol's alone: whatever else is printed must not end up in it.
    System.setOut(System.err);
    boolean announced =
        Session.serve(
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            Version.number(),
            parent.console().cancelled());
    return announced ? ExitStatus.OK.code() : UNANNOUNCED;
  }
}
